import type { JSX } from 'preact';
import type { Schema } from '../../../api/client';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { day, instant, list } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { projectStates } from '../../../states/project';
import type { Params } from '../reads';
import { useProject } from './reads';
import { words as say } from './words';

type Kept = Schema<'project'>;

// Project is one partnership's project, to read: only its owners change it.
export function Project({ params }: Params): JSX.Element {
  const project = useProject(params.project!);
  return (
    <Loaded of={project}>
      {(one) => (
        <Page title={one.title} back={true} caption={list(one.owners)}>
          <SummaryList
            rows={[
              { label: say.state, value: <Tag colour={projectStates[one.state].coordinator.colour}>{projectStates[one.state].coordinator.text}</Tag> },
              { label: say.theme, value: one.theme || say.noTheme },
              ...(one.stoppedReason ? [{ label: say.stoppedReason, value: one.stoppedReason }] : []),
            ]}
          />
          {chapters(one).map(({ title, text }) => (
            <section key={title}>
              <h2 class="govuk-heading-m">{title}</h2>
              <p class={text ? 'govuk-body app-prose' : 'govuk-body app-secondary'}>{text || say.notWritten}</p>
            </section>
          ))}
          {one.milestones.length > 0 ? <Milestones milestones={one.milestones} /> : <><h2 class="govuk-heading-m">{say.milestonesTitle}</h2><p class="govuk-body">{say.noMilestones}</p></>}
          <p class="govuk-body app-secondary">{one.updatedBy ? say.updated(one.updatedBy, instant(one.updatedAt)) : say.updatedAt(instant(one.updatedAt))}</p>
        </Page>
      )}
    </Loaded>
  );
}

function chapters(project: Kept): { title: string; text: string }[] {
  return [
    { title: say.challenge, text: project.challenge },
    { title: say.startingPoint, text: project.startingPoint },
    { title: say.scope, text: project.scope },
  ];
}

function Milestones({ milestones }: { milestones: Kept['milestones'] }): JSX.Element {
  return (
    <Table
      caption={say.milestonesTitle}
      rows={milestones}
      rowKey={({ id }) => id}
      file={`${say.file}-milestones`}
      columns={[
        { key: 'title', label: say.milestone, value: ({ title }) => title },
        { key: 'due', label: say.due, value: ({ dueOn }) => dueOn ?? '', cell: ({ dueOn }) => (dueOn ? day(dueOn) : say.noDate) },
        { key: 'done', label: say.done, value: ({ doneOn }) => doneOn ?? '', cell: ({ doneOn }) => (doneOn ? day(doneOn) : say.notDone) },
      ]}
    />
  );
}
