import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemFrom } from '../../../api/problem';
import { A, Hidden } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink, LinkButton } from '../../../govuk/Button';
import { day, today } from '../../../i18n';
import { type Milestone, type Project, rereadProject, saveMilestone } from './reads';
import './story.scss';
import { overdue, timeline } from './timeline';
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
  return (
    <section>
      <h2 class="govuk-heading-m" tabIndex={-1} ref={heading}>{words.milestones}</h2>
      {milestones.length > 0 && <p class="govuk-body">{words.tally(done, milestones.length)}</p>}
      <p class="app-story__told" role="status" tabIndex={-1} ref={line}>
        {told && <>{told.text} {told.undo && <LinkButton onClick={told.undo}>{words.undo}</LinkButton>}</>}
      </p>
      {milestones.length > 0 && (
        <ol class="app-story">
          {timeline(milestones).map((milestone) => <Step key={milestone.id} milestone={milestone} base={`/project/${project.id}`} onDone={() => void mark(milestone)} />)}
        </ol>
      )}
      {milestones.length === 0
        ? <EmptyState text={words.noMilestones}><ButtonLink href={`/project/${project.id}/milestones/new`}>{words.add}</ButtonLink></EmptyState>
        : <ButtonLink look="secondary" href={`/project/${project.id}/milestones/new`}>{words.add}</ButtonLink>}
    </section>
  );
}

function Step({ milestone, base, onDone }: { milestone: Milestone; base: string; onDone: () => void }): JSX.Element {
  const { id, title, doneOn } = milestone;
  return (
    <li class={`app-story__step${doneOn ? ' app-story__step--done' : ''}`}>
      <p class="app-story__date">{dateOf(milestone)}</p>
      <h3 class="govuk-heading-s">{title}</h3>
      <ul class="app-story__acts">
        {!doneOn && <li><LinkButton onClick={onDone} label={words.markDoneOf(title)}>{words.markDone}</LinkButton></li>}
        <li><A href={`${base}/milestones/${id}`}>{words.changeMilestone}<Hidden>{words.named(title)}</Hidden></A></li>
      </ul>
    </li>
  );
}

function dateOf(milestone: Milestone): string {
  const { doneOn, dueOn } = milestone;
  if (doneOn) return words.done(day(doneOn));
  if (!dueOn) return words.open;
  return overdue(milestone) ? words.overdue(day(dueOn)) : words.due(day(dueOn));
}
