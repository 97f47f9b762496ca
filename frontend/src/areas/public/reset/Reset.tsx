import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call } from '../../../api/client';
import { Panel } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { TextInput } from '../../../govuk/TextInput';
import { words } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { returning, useReturn } from '../../../shell/address';
import { Page } from '../../../shell/Page';
import { LinkExpired } from '../../../shell/pages';
import { CheckEmail } from '../CheckEmail';
import { spent } from '../links';
import { words as signIn } from '../sign-in/words';
import { keepWanted, wanted } from '../wanted';
import { words as shared } from '../words';
import { words as say } from './words';

const ask = (email: string) => call(api.POST('/password-resets', { body: { email } }));

// Reset answers the same for every address: it tells nobody who has an account.
export function Reset(): JSX.Element {
  const [sent, setSent] = useState<string>();
  const back = useReturn('');
  const form = useForm({
    initial: { email: '' },
    blank: ({ email }) => ({ email: email.trim() ? '' : signIn.noEmail }),
    send: ({ email }) => ask(email),
    done: (_, { email }) => {
      if (back) keepWanted(back);
      setSent(email);
    },
  });
  if (sent !== undefined) return <CheckEmail body={say.sentBody(sent)} email={sent} other={back ? returning('/reset', back) : '/reset'} again={() => ask(sent)} />;
  return (
    <QuestionPage title={say.title} back="/sign-in" form={form} action={say.action} intro={<p class="govuk-body">{say.body}</p>}>
      <TextInput {...form.field('email')} label={signIn.email} type="email" autocomplete="username" />
    </QuestionPage>
  );
}

export function NewPassword({ params }: { params: Record<string, string> }): JSX.Element {
  const [step, setStep] = useState<'ask' | 'done' | 'over'>('ask');
  const next = wanted();
  const form = useForm({
    initial: { password: '' },
    send: ({ password }) => call(api.POST('/password-resets/complete', { body: { token: params.token!, password } })),
    done: () => setStep('done'),
    refused: (problem) => spent(problem) && (setStep('over'), true),
  });
  if (step === 'over') return <LinkExpired><ButtonLink href="/reset">{words.linkExpired.resend}</ButtonLink></LinkExpired>;
  if (step === 'done') {
    return (
      <Page title={say.doneTitle} ownHeading>
        <Panel title={say.doneTitle} />
        <p class="govuk-body">{say.doneBody}</p>
        <ButtonLink href={next ? returning('/sign-in', next) : '/sign-in'}>{signIn.action}</ButtonLink>
      </Page>
    );
  }
  return (
    <QuestionPage title={say.newTitle} back="/sign-in" form={form} action={say.newAction}>
      <PasswordInput {...form.field('password')} label={shared.fresh} hint={shared.passwordHint} autocomplete="new-password" />
    </QuestionPage>
  );
}
