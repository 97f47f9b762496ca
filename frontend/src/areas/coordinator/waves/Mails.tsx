import type { JSX } from 'preact';
import type { Params, Wave } from '../reads';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useWaveMails } from './reads';
import { OneWave, waveAt } from './Wave';
import { words } from './words';

const say = words.mails;

// Mails shows what a survey writes to line managers, with no link that works.
export function Mails({ params }: Params): JSX.Element {
  return <OneWave params={params}>{(wave) => <Shown wave={wave} />}</OneWave>;
}

function Shown({ wave }: { wave: Wave }): JSX.Element {
  return (
    <Loaded of={useWaveMails(wave.id)}>
      {({ items }) => (
        <Page title={say.title} caption={wave.title} back={waveAt(wave)}>
          <p class="govuk-body">{items.length === 0 ? say.none : say.to}</p>
          {items.map(({ kind, subject, text }) => (
            <section key={kind} class="app-box">
              <h2 class="govuk-heading-m">{say[kind]}</h2>
              <p class="govuk-body"><strong>{say.subject(subject)}</strong></p>
              <div class="app-letter">{text}</div>
            </section>
          ))}
        </Page>
      )}
    </Loaded>
  );
}
