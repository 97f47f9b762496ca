import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { Checkbox } from '../../../govuk/Checkboxes';
import { TextInput } from '../../../govuk/TextInput';
import { words as common } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { told } from '../../../questions/told';
import { useForm } from '../../../questions/useForm';
import type { Params, Wave } from '../reads';
import { OneForm } from './Form';
import type { Standing } from './reads';
import { waveAt } from './Wave';
import { words } from './words';

const say = words.form;
type Props = { form: Standing; wave: Wave; at: string };

// Each act on one form writes to somebody outside, so each has its own page.

export function SendAgain({ params }: Params): JSX.Element {
  return <OneForm params={params}>{(form, wave, at) => <Again form={form} wave={wave} at={at} />}</OneForm>;
}

function Again({ form: one, wave, at }: Props): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { endEarlier: false },
    send: async ({ endEarlier }) => {
      await call(api.POST('/waves/{wave}/managers/{manager}/send-again', { params: { path: { wave: wave.id, manager: one.managerId } }, body: { after: one.lastMailedAt, endEarlier } }));
      await changed();
    },
    done: () => navigate(waveAt(wave), told(say.againDone(one.manager))),
  });
  return (
    <QuestionPage title={say.againTitle(one.manager)} back={at} form={form} action={say.againAction} beside={<A href={at}>{common.cancel}</A>} intro={<p class="govuk-body">{say.againWhat(one.email)}</p>}>
      <Checkbox {...form.field('endEarlier')} label={say.againEnd} hint={say.againEndHint} />
    </QuestionPage>
  );
}

export function CorrectAddress({ params }: Params): JSX.Element {
  return <OneForm params={params}>{(form, wave, at) => <Address form={form} wave={wave} at={at} />}</OneForm>;
}

function Address({ form: one, wave, at }: Props): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { email: '' },
    blank: ({ email }) => ({ email: email.trim() ? '' : say.addressMissing }),
    send: async (body) => {
      await call(api.POST('/waves/{wave}/managers/{manager}/address', { params: { path: { wave: wave.id, manager: one.managerId } }, body }));
      await changed();
    },
    done: () => navigate(waveAt(wave), told(say.addressDone(one.manager))),
  });
  return (
    <QuestionPage title={say.addressTitle(one.manager)} back={at} form={form} action={say.addressAction} beside={<A href={at}>{common.cancel}</A>}>
      <TextInput {...form.field('email')} label={say.addressLabel} hint={say.addressHint(one.email)} type="email" autocomplete="off" spellcheck={false} />
    </QuestionPage>
  );
}

export function AskOther({ params }: Params): JSX.Element {
  return <OneForm params={params}>{(form, wave, at) => <Other form={form} wave={wave} at={at} />}</OneForm>;
}

function Other({ form: one, wave, at }: Props): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { name: '', email: '' },
    blank: ({ name, email }) => ({ name: name.trim() ? '' : say.otherNameMissing, email: email.trim() ? '' : say.addressMissing }),
    send: async (body) => {
      await call(api.POST('/survey-invitations/{surveyInvitation}/manager', { params: { path: { surveyInvitation: one.id } }, body }));
      await changed();
      return body.name;
    },
    done: (name) => navigate(waveAt(wave), told(say.otherDone(name, one.participant))),
  });
  return (
    <QuestionPage title={say.otherTitle(one.participant)} back={at} form={form} action={say.otherAction} beside={<A href={at}>{common.cancel}</A>} intro={<p class="govuk-body">{say.otherWhat(one.manager, one.participant)}</p>}>
      <TextInput {...form.field('name')} label={say.otherName} autocomplete="off" />
      <TextInput {...form.field('email')} label={say.addressLabel} type="email" autocomplete="off" spellcheck={false} />
    </QuestionPage>
  );
}
