import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { words as common, instant } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { told } from '../../../questions/told';
import { useForm } from '../../../questions/useForm';
import { MomentInput } from '../calls/MomentInput';
import { sentAt, wrongMoments } from '../calls/window';
import { words as callWords } from '../calls/words';
import type { Params, Wave } from '../reads';
import { OneWave, waveAt } from './Wave';
import { words as say } from './words';

// Extend gives those who are asked more time.
export function Extend({ params }: Params): JSX.Element {
  return <OneWave params={params}>{(wave) => <Until wave={wave} when="open" />}</OneWave>;
}

// Reopen takes answers again after a survey has closed.
export function Reopen({ params }: Params): JSX.Element {
  return <OneWave params={params}>{(wave) => <Until wave={wave} when="closed" />}</OneWave>;
}

function Until({ wave, when }: { wave: Wave; when: 'open' | 'closed' }): JSX.Element {
  const [, navigate] = useLocation();
  const [fits] = useState(wave.state === when);
  const at = waveAt(wave);
  const form = useForm({
    initial: { closesAt: '', closesAtTime: '11:59pm' },
    blank: (values) => wrongMoments(values, ['closesAt'], { dateMissing: say.newEndMissing.date, timeMissing: say.newEndMissing.time, skipped: callWords.skipped }),
    send: async (values) => {
      const sent = { params: { path: { wave: wave.id } }, body: { closesAt: sentAt(values, 'closesAt') } };
      await call(when === 'open' ? api.POST('/waves/{wave}/extend', sent) : api.POST('/waves/{wave}/reopen', sent));
      await changed();
    },
    done: () => navigate(at, told(when === 'open' ? say.extended : say.reopened)),
  });
  if (!fits) return <Redirect to={at} replace />;
  const open = when === 'open';
  return (
    <QuestionPage title={open ? say.extendTitle(wave.title) : say.reopenTitle(wave.title)} back={at} form={form} action={open ? say.extendAction : say.reopenAction} beside={<A href={at}>{common.cancel}</A>}>
      <MomentInput date={form.field('closesAt')} time={form.field('closesAtTime')} label={say.newEnd} hint={open ? say.newEndHint(instant(wave.closesAt)) : say.reopenHint} />
    </QuestionPage>
  );
}
