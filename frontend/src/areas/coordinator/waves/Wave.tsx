import type { JSX } from 'preact';
import { InsetText } from '../../../govuk/blocks';
import { ButtonGroup, ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { Tag } from '../../../govuk/Tag';
import { instant } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { NotFound } from '../../../shell/pages';
import { confidentialities } from '../../../states/confidentiality';
import { waveStates } from '../../../states/wave';
import { type Cohort, type Params, together, useCohort, useWaves, type Wave as Kept } from '../reads';
import { Funnel } from './Funnel';
import { words as say } from './words';

type OneProps = Params & { children: (wave: Kept, cohort: Cohort) => JSX.Element };

// OneWave finds a wave among those of its cohort.
export function OneWave({ params, children }: OneProps): JSX.Element {
  const reads = together(useWaves(params.cohort!), useCohort(params.cohort!));
  return (
    <Loaded of={reads}>
      {([{ items }, cohort]) => {
        const wave = items.find(({ id }) => id === params.wave);
        return wave ? children(wave, cohort) : <NotFound />;
      }}
    </Loaded>
  );
}

export function waveAt({ cohortId, id }: Kept): string {
  return `/admin/cohorts/${cohortId}/surveys/${id}`;
}

// Wave is a survey of a cohort: its window, who sees what, how far it has come.
export function Wave({ params }: Params): JSX.Element {
  return (
    <OneWave params={params}>
      {(wave, cohort) => (
        <Page title={wave.title} caption={cohort.name} back={`/admin/cohorts/${cohort.id}`}>
          <Told />
          <Window wave={wave} />
          <Acts wave={wave} />
          <h2 class="govuk-heading-m">{say.whoSees}</h2>
          <InsetText>{confidentialities[wave.confidentiality].coordinator.text}</InsetText>
          {wave.state !== 'planned' && <Funnel wave={wave} />}
        </Page>
      )}
    </OneWave>
  );
}

function Window({ wave }: { wave: Kept }): JSX.Element {
  return (
    <SummaryList
      rows={[
        { label: say.state, value: <Tag colour={waveStates[wave.state].coordinator.colour}>{waveStates[wave.state].coordinator.text}</Tag> },
        { label: wave.state === 'planned' ? say.opens : say.opened, value: instant(wave.opensAt) },
        { label: wave.state !== 'closed' ? say.closes : Date.parse(wave.closesAt) > Date.now() ? say.closedEarly : say.closed, value: instant(wave.closesAt) },
      ]}
    />
  );
}

function Acts({ wave }: { wave: Kept }): JSX.Element {
  const at = waveAt(wave);
  const nobody = wave.toMail.managers === 0;
  if (wave.state === 'planned') return nobody ? <p class="govuk-body">{say.openNobody}</p> : <ButtonLink href={`${at}/open`}>{say.open}</ButtonLink>;
  if (wave.state === 'closed') return <></>;
  return (
    <>
      {nobody && <p class="govuk-body">{say.allAnswered}</p>}
      <ButtonGroup>
        {!nobody && <ButtonLink href={`${at}/remind`}>{say.remind}</ButtonLink>}
        <ButtonLink href={`${at}/close`} look="secondary">{say.close}</ButtonLink>
      </ButtonGroup>
    </>
  );
}
