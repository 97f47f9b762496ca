import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemFrom } from '../../../api/problem';
import { A, Hidden } from '../../../govuk/A';
import { LinkButton } from '../../../govuk/Button';
import { day, longDay, today } from '../../../i18n';
import { Left } from '../Due';
import { type Milestone, type Project, rereadProject, saveMilestone } from './reads';
import { type Stop, timeline } from './timeline';
import { words } from './words';

const undoFor = 10_000;
type Told = { text: string; undo?: () => void };

// Milestones is the project's timeline. What was marked as done by mistake can
// be taken back for ten seconds here, and at any time on its own page.
export function Milestones({ project }: { project: Project }): JSX.Element {
  const [told, setTold] = useState<Told>();
  const [line, heading] = [useRef<HTMLParagraphElement>(null), useRef<HTMLHeadingElement>(null)];
  // The button that was pressed is gone: the focus goes to what was said, and
  // from there, when that goes too, to the heading.
  useEffect(() => {
    if (!told) return;
    line.current?.focus();
    const timer = setTimeout(() => {
      if (line.current?.contains(document.activeElement)) heading.current?.focus();
      setTold(undefined);
    }, undoFor);
    return () => clearTimeout(timer);
  }, [told, line, heading]);

  const change = async (milestone: Milestone, doneOn: string | undefined): Promise<Milestone | undefined> => {
    const { title, dueOn } = milestone;
    try {
      return await saveMilestone(milestone, { title, ...(dueOn && { dueOn }), ...(doneOn && { doneOn }) });
    } catch (thrown) {
      setTold({ text: problemFrom(thrown).detail });
    } finally {
      await rereadProject(project.id).catch(() => undefined);
    }
  };
  const mark = async (milestone: Milestone) => {
    const saved = await change(milestone, today());
    if (saved) setTold({ text: words.markedDone(saved.title), undo: () => void takeBack(saved) });
  };
  const takeBack = async (milestone: Milestone) => {
    if (await change(milestone, undefined)) setTold({ text: words.undone(milestone.title) });
  };

  const { milestones } = project;
  const done = milestones.filter(({ doneOn }) => doneOn).length;
  const base = `/project/${project.id}`;
  return (
    <section aria-labelledby="milestones">
      <div class="app-part">
        <h2 class="govuk-heading-m" id="milestones" tabIndex={-1} ref={heading}>{words.milestones}</h2>
        <A href={`${base}/milestones/new`}>{words.add}<Hidden>{words.addWhat}</Hidden></A>
      </div>
      <p class={milestones.length > 0 ? 'govuk-body' : 'govuk-body app-secondary'}>{milestones.length > 0 ? words.tally(done, milestones.length) : words.noMilestones}</p>
      <p class="app-told govuk-body" role="status" tabIndex={-1} ref={line}>
        {told && <>{told.text} {told.undo && <LinkButton onClick={told.undo}>{words.undo}</LinkButton>}</>}
      </p>
      {milestones.length > 0 && (
        <ol class="app-time">
          {timeline(milestones).map((stop) => (stop.stand === 'today'
            ? <li key="today" class="app-time__today"><p class="govuk-body-s">{words.today(longDay(today()))}</p></li>
            : <Step key={stop.milestone.id} stop={stop} base={base} onDone={() => void mark(stop.milestone)} />
          ))}
        </ol>
      )}
    </section>
  );
}

type StepProps = { stop: Exclude<Stop, { stand: 'today' }>; base: string; onDone: () => void };

function Step({ stop: { stand, milestone }, base, onDone }: StepProps): JSX.Element {
  const { id, title, doneOn, dueOn } = milestone;
  return (
    <li class={`app-time__${stand}`}>
      <p class="govuk-body-s app-secondary">
        {doneOn ? words.done(day(doneOn)) : dueOn ? <><Left on={dueOn} />, {words.due(day(dueOn))}</> : words.open}
      </p>
      <h3 class="govuk-heading-s">{title}</h3>
      <ul class="app-acts">
        {!doneOn && <li><LinkButton onClick={onDone} label={words.markDoneOf(title)}>{words.markDone}</LinkButton></li>}
        <li><A href={`${base}/milestones/${id}`}>{words.changeMilestone}<Hidden>{words.named(title)}</Hidden></A></li>
      </ul>
    </li>
  );
}
