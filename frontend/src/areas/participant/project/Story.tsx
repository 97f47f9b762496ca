import type { JSX } from 'preact';
import { A, Hidden } from '../../../govuk/A';
import { LinkButton } from '../../../govuk/Button';
import { inDays, instant, list } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { projectStates } from '../../../states/project';
import { Milestones } from './Milestones';
import { type Project, useProject } from './reads';
import { pressing } from './timeline';
import { words } from './words';

// Story is a project on one page, read from top to bottom.
export function Story({ params }: { params: Record<string, string> }): JSX.Element {
  return <Loaded of={useProject(params.project)}>{(project) => <Told project={project} />}</Loaded>;
}

export function Told({ project }: { project: Project }): JSX.Element {
  const base = `/project/${project.id}`;
  return (
    <Page title={project.title} caption={words.by(list(project.owners))} wide>
      <div class="app-split">
        <div>
          <Status project={project} />
          <Chapter title={words.challenge} text={project.challenge} empty={words.challengeEmpty} href={`${base}/challenge`} />
          <Chapter title={words.startingPoint} text={project.startingPoint} empty={words.startingPointEmpty} href={`${base}/starting-point`} />
          <Chapter title={words.scope} text={project.scope} empty={words.scopeEmpty} href={`${base}/scope`} />
          <Milestones project={project} />
          <p class="govuk-body-s app-secondary">
            {project.updatedBy ? words.changed(project.updatedBy, instant(project.updatedAt)) : words.changedAt(instant(project.updatedAt))}
          </p>
        </div>
        <div class="app-aside">
          <h2 class="govuk-heading-s">{words.asideTitle}</h2>
          <ul class="govuk-list">
            <li><A href={`${base}/title`}>{words.changeTitle}</A></li>
            <li><A href={`${base}/state`}>{words.changeState}</A></li>
            <li><LinkButton onClick={() => window.print()}>{words.print}</LinkButton></li>
          </ul>
        </div>
      </div>
    </Page>
  );
}

// Status is where the project stands, what comes next and what is late.
function Status({ project: { state, stoppedReason, theme, milestones } }: { project: Project }): JSX.Element {
  const { next, late } = pressing(milestones);
  return (
    <>
      <p class="govuk-body">
        <strong>{projectStates[state].participant.text}</strong>. {theme ? words.themeOf(theme) : `${words.noTheme}.`}
        {next !== undefined && <> {words.nextIn(inDays(next))}</>}
        {late.length > 0 && <> <span class="app-late">{words.overdueCount(late.length, late[0]!)}</span></>}
      </p>
      {state === 'stopped' && stoppedReason && <p class="govuk-body app-prose">{words.stopped}: {stoppedReason}</p>}
    </>
  );
}

type ChapterProps = { title: string; text: string; empty: string; href: string };

function Chapter({ title, text, empty, href }: ChapterProps): JSX.Element {
  return (
    <section>
      <div class="app-part">
        <h2 class="govuk-heading-m">{title}</h2>
        <A href={href}>{text ? words.edit : words.write}<Hidden>{words.part(title)}</Hidden></A>
      </div>
      <p class={`govuk-body ${text ? 'app-prose' : 'app-secondary'}`}>{text || empty}</p>
    </section>
  );
}
