import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { changed } from '../../../api/keys';
import { InsetText, WarningText } from '../../../govuk/blocks';
import { instant } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { told } from '../../../questions/told';
import type { Params, Wave } from '../reads';
import { remindedToday, unanswered } from './figures';
import { OneWave, waveAt } from './Wave';
import { words as say } from './words';

// Each act on a survey reaches people outside or cannot be undone, so each has
// its page that says whom it affects.

export function OpenWave({ params }: Params): JSX.Element {
  return (
    <OneWave params={params}>
      {(wave) => (
        <Act
          wave={wave}
          when="planned"
          title={say.openTitle(wave.title)}
          action={say.openAction}
          act={() => call(api.POST('/waves/{wave}/open', { params: { path: { wave: wave.id } }, body: {} }))}
          done={() => say.openDone}
          warning={say.openForGood}
        >
          <p class="govuk-body">{say.openMails(wave.toMail.managers, wave.toMail.forms)}</p>
          <p class="govuk-body">{say.openUntil(instant(wave.closesAt))}</p>
        </Act>
      )}
    </OneWave>
  );
}

export function RemindWave({ params }: Params): JSX.Element {
  return (
    <OneWave params={params}>
      {(wave) => (
        <Act
          wave={wave}
          when="open"
          title={say.remindTitle(wave.title)}
          action={remindedToday(wave) ? say.remindAgainAction : say.remindAction}
          act={() => call(api.POST('/waves/{wave}/remind', { params: { path: { wave: wave.id } }, body: { after: wave.remindedAt } }))}
          done={({ sent }) => say.reminded(sent)}
          warning={say.remindForGood}
        >
          {remindedToday(wave) && <InsetText>{say.remindAgain(instant(wave.remindedAt!))}</InsetText>}
          <p class="govuk-body">{say.remindMails(wave.toMail.managers, wave.toMail.forms)}</p>
          <p class="govuk-body">{say.openUntil(instant(wave.closesAt))}</p>
        </Act>
      )}
    </OneWave>
  );
}

export function CloseWave({ params }: Params): JSX.Element {
  return (
    <OneWave params={params}>
      {(wave) => (
        <Act
          wave={wave}
          when="open"
          title={say.closeTitle(wave.title)}
          action={say.closeAction}
          act={() => call(api.POST('/waves/{wave}/close', { params: { path: { wave: wave.id } }, body: {} }))}
          done={() => say.closeDone}
          warning={say.closeForGood}
        >
          <p class="govuk-body">{say.closeWho(unanswered(wave))}</p>
        </Act>
      )}
    </OneWave>
  );
}

type ActProps<R> = {
  wave: Wave;
  // when is the state in which the act makes sense; in another one there is only the survey to see.
  when: Wave['state'];
  title: string;
  action: string;
  act: () => Promise<R>;
  done: (result: R) => string;
  warning: string;
  children: ComponentChildren;
};

function Act<R>({ wave, when, title, action, act, done, warning, children }: ActProps<R>): JSX.Element {
  const [, navigate] = useLocation();
  const at = waveAt(wave);
  const [fits] = useState(wave.state === when); // the page stays itself while its act is under way
  if (!fits) return <Redirect to={at} replace />;
  const send = async () => {
    const result = await act();
    await changed();
    return result;
  };
  return (
    <InterruptionPage title={title} action={action} cancel={at} act={send} done={(result) => navigate(at, told(done(result)))}>
      {children}
      <WarningText>{warning}</WarningText>
    </InterruptionPage>
  );
}
