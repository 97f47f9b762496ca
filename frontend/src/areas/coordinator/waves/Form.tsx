import type { JSX } from 'preact';
import { ButtonGroup, ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { NotFound } from '../../../shell/pages';
import type { Params, Wave } from '../reads';
import { why } from './figures';
import { Mailed, Status } from './People';
import { type Standing, useStandings } from './reads';
import { OneWave, waveAt } from './Wave';
import { words } from './words';

const say = words.form;

type OneProps = Params & { children: (form: Standing, wave: Wave, at: string) => JSX.Element };

// OneForm finds a form among those of its survey.
export function OneForm({ params, children }: OneProps): JSX.Element {
  return <OneWave params={params}>{(wave) => <Among wave={wave} id={params.form!}>{children}</Among>}</OneWave>;
}

function Among({ wave, id, children }: { wave: Wave; id: string; children: OneProps['children'] }): JSX.Element {
  return (
    <Loaded of={useStandings(wave.id)}>
      {({ items }) => {
        const form = items.find((one) => one.id === id);
        return form ? children(form, wave, `${waveAt(wave)}/forms/${id}`) : <NotFound />;
      }}
    </Loaded>
  );
}

// Form is one line manager’s view of one participant, and what can be done about it.
export function Form({ params }: Params): JSX.Element {
  return (
    <OneForm params={params}>
      {(form, wave, at) => (
        <Page title={say.title(form.manager, form.participant)} caption={wave.title} back={waveAt(wave)}>
          <SummaryList
            rows={[
              { label: words.state, value: <Status status={form.status} /> },
              ...(why(form) ? [{ label: say.told, value: why(form) }] : []),
              { label: say.email, value: form.email },
              { label: words.people.mailed, value: <Mailed form={form} /> },
            ]}
          />
          <Acts form={form} open={wave.state === 'open'} at={at} />
        </Page>
      )}
    </OneForm>
  );
}

function Acts({ form, open, at }: { form: Standing; open: boolean; at: string }): JSX.Element {
  const waits = open && form.status === 'waiting';
  return (
    <>
      {waits && form.signsIn && <p class="govuk-body">{say.signsIn}</p>}
      <ButtonGroup>
        {waits && <ButtonLink href={`${at}/again`}>{say.again}</ButtonLink>}
        {waits && !form.signsIn && <ButtonLink href={`${at}/address`} look="secondary">{say.address}</ButtonLink>}
        {form.status !== 'not_needed' && <ButtonLink href={`${at}/manager`} look={form.status === 'declined' ? 'primary' : 'secondary'}>{say.other}</ButtonLink>}
      </ButtonGroup>
    </>
  );
}
