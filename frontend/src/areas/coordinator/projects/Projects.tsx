import type { JSX } from 'preact';
import type { Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { list } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { projectStates } from '../../../states/project';
import { type Params, together, useCohort, useProjects } from '../reads';
import { words as say } from './words';

export function Projects({ params }: Params): JSX.Element {
  const id = params.cohort!;
  const reads = together(useCohort(id), useProjects(id));
  return (
    <Loaded of={reads}>
      {([cohort, { items }]) => (
        <Page title={say.title} caption={cohort.name} back={`/admin/cohorts/${id}`} wide>
          {items.length > 0 ? <ProjectTable projects={items} /> : <EmptyState text={say.none}><p class="govuk-body">{say.noneNext}</p></EmptyState>}
        </Page>
      )}
    </Loaded>
  );
}

export function ProjectTable({ projects }: { projects: Schema<'projectSummary'>[] }): JSX.Element {
  return (
    <Table
      caption={say.title}
      rows={projects}
      rowKey={({ id }) => id}
      file={say.file}
      columns={[
        { key: 'title', label: say.project, value: ({ title }) => title, cell: ({ id, title }) => <A href={`/admin/projects/${id}`}>{title}</A> },
        { key: 'owners', label: say.owners, value: ({ owners }) => list(owners) },
        { key: 'theme', label: say.theme, value: ({ theme }) => theme || say.noTheme },
        { key: 'state', label: say.state, value: ({ state }) => projectStates[state].coordinator.text, cell: ({ state }) => <Tag colour={projectStates[state].coordinator.colour}>{projectStates[state].coordinator.text}</Tag> },
        { key: 'milestones', label: say.milestones, numeric: true, value: ({ milestonesDone, milestones }) => say.milestonesOf(milestonesDone, milestones) },
      ]}
    />
  );
}
