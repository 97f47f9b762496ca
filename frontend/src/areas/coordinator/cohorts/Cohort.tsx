import type { ComponentChildren, JSX } from 'preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { day } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { CallTable } from '../calls/CallTable';
import { words as callWords } from '../calls/words';
import { ProjectTable } from '../projects/Projects';
import { words as projectWords } from '../projects/words';
import { type Cohort as CohortKept, type Params, together, useCalls, useCohort, useProgramme, useProjects, useWaves } from '../reads';
import { WaveTable } from '../waves/WaveTable';
import { words as waveWords } from '../waves/words';
import { words as say } from './words';

// Cohort is one cohort: its seats, its calls, its surveys, its projects.
export function Cohort({ params }: Params): JSX.Element {
  const id = params.cohort!;
  const reads = together(useCohort(id), useCalls(id), useWaves(id), useProjects(id));
  return (
    <Loaded of={reads}>
      {([cohort, { items: calls }, { items: waves }, { items: projects }]) => (
        <Frame cohort={cohort}>
          {calls.length > 0 ? <CallTable calls={calls} /> : <None text={callWords.none} title={callWords.title} />}
          <ButtonLink href={`/admin/cohorts/${id}/calls/new`} look={calls.length > 0 ? 'secondary' : 'primary'}>{callWords.create}</ButtonLink>
          {waves.length > 0 ? <WaveTable waves={waves} /> : <None text={waveWords.table.none} title={waveWords.table.title} />}
          <ButtonLink href={`/admin/cohorts/${id}/surveys/new`} look="secondary">{waveWords.table.plan}</ButtonLink>
          {projects.length > 0 ? <ProjectTable projects={projects} /> : <None text={`${projectWords.none} ${projectWords.noneNext}`} title={projectWords.title} />}
        </Frame>
      )}
    </Loaded>
  );
}

function Frame({ cohort, children }: { cohort: CohortKept; children: ComponentChildren }): JSX.Element {
  const programme = useProgramme(cohort.programmeId);
  return (
    <Page title={cohort.name} caption={programme.data?.name} back={`/admin/programmes/${cohort.programmeId}`} wide>
      <Told />
      <SummaryList
        rows={[
          { label: say.dates, value: say.from(day(cohort.startsOn), day(cohort.endsOn)) },
          { label: say.seats, value: say.taken(cohort.seatsTaken, cohort.capacity) },
        ]}
      />
      <p class="govuk-body"><A href={`/admin/cohorts/${cohort.id}/change`}>{say.change}</A></p>
      {children}
    </Page>
  );
}

function None({ title, text }: { title: string; text: string }): JSX.Element {
  return <><h2 class="govuk-heading-m">{title}</h2><EmptyState text={text} /></>;
}
