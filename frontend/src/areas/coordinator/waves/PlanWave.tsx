import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { Radios } from '../../../govuk/Radios';
import { words as common, instant } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { QuestionPage } from '../../../questions/QuestionPage';
import { told } from '../../../questions/told';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { confidentialities } from '../../../states/confidentiality';
import { waveStates } from '../../../states/wave';
import { MomentInput } from '../calls/MomentInput';
import { sentAt, wrongMoments } from '../calls/window';
import { words as callWords } from '../calls/words';
import { type Cohort, type Params, together, useCohort, useWaves, type Wave } from '../reads';
import { before } from './figures';
import { useInstruments } from './reads';
import { waveAt } from './Wave';
import { words as say } from './words';

type Instrument = Schema<'instrument'>;

export function PlanWave({ params }: Params): JSX.Element {
  const reads = together(useCohort(params.cohort!), useInstruments(), useWaves(params.cohort!));
  return <Loaded of={reads}>{([cohort, { items }, { items: waves }]) => <Plan cohort={cohort} instruments={items} waves={waves} />}</Loaded>;
}

type PlanProps = { cohort: Cohort; instruments: Instrument[]; waves: Wave[] };

function Plan({ cohort, instruments, waves }: PlanProps): JSX.Element {
  const [, navigate] = useLocation();
  const [beside, setBeside] = useState<{ wave: Wave; body: Schema<'waveForm'> }>();
  const back = `/admin/cohorts/${cohort.id}`;
  const form = useForm({
    initial: { instrument: '', opensAt: '', opensAtTime: '9am', closesAt: '', closesAtTime: '11:59pm' },
    blank: (values) => ({
      ...(!values.instrument && { instrument: say.instrumentMissing }),
      ...wrongMoments(values, ['opensAt', 'closesAt'], { ...say, skipped: callWords.skipped }),
    }),
    send: async (values) => {
      const body = { instrument: values.instrument, opensAt: sentAt(values, 'opensAt'), closesAt: sentAt(values, 'closesAt') };
      const wave = before(waves, values.instrument);
      return wave ? { wave, body: { ...body, beside: wave.id } } : plan(cohort, body);
    },
    done: (made) => ('body' in made ? setBeside(made) : planned(made)),
  });
  const planned = ({ id }: Wave) => navigate(`${back}/surveys/${id}`, told(say.planned));
  if (beside) return <Second {...beside} cohort={cohort} planned={planned} />;
  return (
    <QuestionPage title={say.planTitle} caption={cohort.name} back={back} form={form} action={say.planAction} beside={<A href={back}>{common.cancel}</A>}>
      <Radios {...form.field('instrument')} label={say.instrument} hint={say.managersOnly} choices={instruments.filter(sendable).map(choice)} />
      <MomentInput date={form.field('opensAt')} time={form.field('opensAtTime')} label={say.opensAt} hint={say.opensHint} />
      <MomentInput date={form.field('closesAt')} time={form.field('closesAtTime')} label={say.closesAt} hint={say.closesHint} />
    </QuestionPage>
  );
}

async function plan(cohort: Cohort, body: Schema<'waveForm'>): Promise<Wave> {
  const wave = await call(api.POST('/cohorts/{cohort}/waves', { params: { path: { cohort: cohort.id } }, body }));
  await changed();
  return wave;
}

type SecondProps = { wave: Wave; body: Schema<'waveForm'>; cohort: Cohort; planned: (made: Wave) => void };

// Second names the survey beside which another one would stand.
function Second({ wave, body, cohort, planned }: SecondProps): JSX.Element {
  return (
    <InterruptionPage title={say.secondTitle} action={say.secondAction} act={() => plan(cohort, body)} done={planned} cancel={waveAt(wave)} cancelLabel={say.secondFirst}>
      <p class="govuk-body">{say.second(wave.title, instant(wave.opensAt), waveStates[wave.state].coordinator.text)}</p>
    </InterruptionPage>
  );
}

// sendable leaves out the questionnaires that the server would refuse: so far
// surveys go to line managers.
export function sendable({ audience, confidentiality: kept }: Pick<Instrument, 'audience' | 'confidentiality'>): boolean {
  return audience === 'manager' && kept !== 'anonymous';
}

function choice({ key, title, items, confidentiality: kept }: Instrument): { value: string; label: string; hint: string } {
  const questions = items.filter(({ kind }) => kind !== 'statement').length;
  return { value: key, label: title, hint: `${say.asks(questions)}. ${confidentialities[kept].coordinator.text}` };
}
