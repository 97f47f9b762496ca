import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Tag } from '../../../govuk/Tag';
import { instant, list } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { projectStates } from '../../../states/project';
import { Milestones } from './Milestones';
import { type Project, useProject } from './reads';
import { words } from './words';

// Story is a project on one page, read from top to bottom.
export function Story({ params }: { params: Record<string, string> }): JSX.Element {
  return <Loaded of={useProject(params.project!)}>{(project) => <Told project={project} />}</Loaded>;
}

export function Told({ project }: { project: Project }): JSX.Element {
  const { text, colour } = projectStates[project.state].participant;
  const base = `/project/${project.id}`;
  return (
    <Page title={project.title} caption={words.by(list(project.owners))}>
      <p class="govuk-body">
        <Tag colour={colour}>{text}</Tag> <span class="app-secondary">{project.theme || words.noTheme}</span>
      </p>
      {project.state === 'stopped' && project.stoppedReason && <p class="govuk-body app-prose">{words.stopped}: {project.stoppedReason}</p>}
      <ul class="govuk-list">
        <li><A href={`${base}/title`}>{words.changeTitle}</A></li>
        <li><A href={`${base}/state`}>{words.changeState}</A></li>
      </ul>
      <Chapter title={words.challenge} text={project.challenge} empty={words.challengeEmpty} href={`${base}/challenge`} />
      <Chapter title={words.startingPoint} text={project.startingPoint} empty={words.startingPointEmpty} href={`${base}/starting-point`} />
      <Chapter title={words.scope} text={project.scope} empty={words.scopeEmpty} href={`${base}/scope`} />
      <Milestones project={project} />
      <p class="govuk-body app-secondary">
        {project.updatedBy ? words.changed(project.updatedBy, instant(project.updatedAt)) : words.changedAt(instant(project.updatedAt))}
      </p>
    </Page>
  );
}

type ChapterProps = { title: string; text: string; empty: string; href: string };

function Chapter({ title, text, empty, href }: ChapterProps): JSX.Element {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class={`govuk-body ${text ? 'app-prose' : 'app-secondary'}`}>{text || empty}</p>
      <p class="govuk-body"><A href={href}>{text ? words.change(title) : words.write(title)}</A></p>
    </section>
  );
}
