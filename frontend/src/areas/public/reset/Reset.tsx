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
import { Page } from '../../../shell/Page';
import { LinkExpired } from '../../../shell/pages';
import { spent } from '../links';
import { words as signIn } from '../sign-in/words';
import { words as shared } from '../words';
import { words as say } from './words';

// Reset answers the same for every address: it tells nobody who has an account.
export function Reset(): JSX.Element {
  const [sent, setSent] = useState(false);
  const form = useForm({
    initial: { email: '' },
    send: (values) => call(api.POST('/password-resets', { body: values })),
    done: () => setSent(true),
  });
  if (sent) {
    return (
      <Page title={say.sentTitle} ownHeading>
        <Panel title={say.sentTitle} />
        <p class="govuk-body">{say.sentBody}</p>
        <p class="govuk-body">{shared.sentMissing}</p>
      </Page>
    );
  }
  return (
    <QuestionPage title={say.title} back="/sign-in" form={form} action={say.action} intro={<p class="govuk-body">{say.body}</p>}>
      <TextInput {...form.field('email')} label={signIn.email} type="email" autocomplete="username" />
    </QuestionPage>
  );
}

export function NewPassword({ params }: { params: Record<string, string> }): JSX.Element {
  const [step, setStep] = useState<'ask' | 'done' | 'over'>('ask');
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
        <ButtonLink href="/sign-in">{signIn.action}</ButtonLink>
      </Page>
    );
  }
  return (
    <QuestionPage title={say.newTitle} back="/sign-in" form={form} action={say.newAction}>
      <PasswordInput {...form.field('password')} label={shared.fresh} hint={shared.passwordHint} autocomplete="new-password" />
    </QuestionPage>
  );
}
