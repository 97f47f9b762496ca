import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
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
import { People } from './People';
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

// Wave is a survey of a cohort: how far it has come, what can be done, and who has
// not answered.
export function Wave({ params }: Params): JSX.Element {
  return (
    <OneWave params={params}>
      {(wave, cohort) => (
        <Page title={wave.title} caption={cohort.name} back={`/admin/cohorts/${cohort.id}`} wide>
          <Told />
          <div class="app-cols">
            <div>
              {wave.state !== 'planned' && <Funnel wave={wave} />}
              <section class="app-box">
                <h2 class="govuk-heading-s">{say.whoSees}</h2>
                <p class="govuk-body">{confidentialities[wave.confidentiality].coordinator.text}</p>
              </section>
            </div>
            <aside aria-label={say.about}>
              <Window wave={wave} />
              <Acts wave={wave} />
            </aside>
          </div>
          {wave.state !== 'planned' && <People wave={wave} />}
        </Page>
      )}
    </OneWave>
  );
}

function Window({ wave }: { wave: Kept }): JSX.Element {
  return (
    <section class="app-box app-box--lead">
      <SummaryList
        rows={[
          { label: say.state, value: <Tag colour={waveStates[wave.state].coordinator.colour}>{waveStates[wave.state].coordinator.text}</Tag> },
          { label: wave.state === 'planned' ? say.opens : say.opened, value: instant(wave.opensAt) },
          { label: wave.state !== 'closed' ? say.closes : Date.parse(wave.closesAt) > Date.now() ? say.closedEarly : say.closed, value: instant(wave.closesAt) },
        ]}
      />
    </section>
  );
}

function Acts({ wave }: { wave: Kept }): JSX.Element {
  const at = waveAt(wave);
  return (
    <section class="app-box">
      <h2 class="govuk-heading-s">{say.acts}</h2>
      {wave.state === 'planned' && <Planned wave={wave} at={at} />}
      {wave.state === 'open' && <Open wave={wave} at={at} />}
      {wave.state === 'closed' && wave.confidentiality !== 'anonymous' && <ButtonLink href={`${at}/reopen`} look="secondary">{say.reopen}</ButtonLink>}
      {wave.toMail.managers > 0 && <p class="govuk-body"><A href={`${at}/mails`}>{say.preview}</A></p>}
    </section>
  );
}

type ActsProps = { wave: Kept; at: string };

function Planned({ wave, at }: ActsProps): JSX.Element {
  return wave.toMail.managers === 0 ? <p class="govuk-body">{say.openNobody}</p> : <ButtonLink href={`${at}/open`}>{say.open}</ButtonLink>;
}

function Open({ wave, at }: ActsProps): JSX.Element {
  const nobody = wave.toMail.managers === 0;
  return (
    <>
      {nobody ? <p class="govuk-body">{say.allAnswered}</p> : <ButtonLink href={`${at}/remind`}>{say.remind}</ButtonLink>}
      <p class="govuk-body">{wave.remindedAt ? say.remindedAt(instant(wave.remindedAt)) : say.remindedNever}</p>
      <ButtonGroup>
        <ButtonLink href={`${at}/extend`} look="secondary">{say.extend}</ButtonLink>
        <ButtonLink href={`${at}/close`} look="secondary">{say.close}</ButtonLink>
      </ButtonGroup>
    </>
  );
}
