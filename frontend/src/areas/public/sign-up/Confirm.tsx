import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call } from '../../../api/client';
import type { Problem } from '../../../api/problem';
import { A } from '../../../govuk/A';
import { Panel } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Page } from '../../../shell/Page';
import { LinkExpired } from '../../../shell/pages';
import { spent } from '../links';
import { words as signIn } from '../sign-in/words';
import { words } from './words';

const say = words.confirm;

// Confirm has a button: opening the link does nothing, because mail scanners
// open links too. It asks for the password, so that nobody opens an account
// that a stranger began with their address.
export function Confirm({ params }: { params: Record<string, string> }): JSX.Element {
  const [email, setEmail] = useState<string>();
  const [over, setOver] = useState<Problem>();
  const form = useForm({
    initial: { password: '' },
    blank: (values) => ({ password: values.password ? '' : signIn.noPassword }),
    send: ({ password }) => call(api.POST('/sign-ups/confirm', { body: { token: params.token!, password } })),
    done: (got) => setEmail(got.email),
    refused: (problem) => spent(problem) && (setOver(problem), true),
  });
  if (over) return <LinkExpired><p class="govuk-body">{say.again}</p><Ways /></LinkExpired>;
  if (email === undefined) {
    return (
      <QuestionPage title={say.title} back="/" form={form} action={say.action} intro={<p class="govuk-body">{say.body}</p>} after={<A href="/sign-up">{say.forgotten}</A>}>
        <PasswordInput {...form.field('password')} label={signIn.password} autocomplete="current-password" />
      </QuestionPage>
    );
  }
  return (
    <Page title={say.doneTitle} ownHeading>
      <Panel title={say.doneTitle} />
      <p class="govuk-body">{say.doneBody(email)}</p>
      <ButtonLink href="/sign-in">{signIn.action}</ButtonLink>
    </Page>
  );
}

function Ways(): JSX.Element {
  return (
    <ul class="govuk-list">
      <li><A href="/sign-up">{words.title}</A></li>
      <li><A href="/sign-in">{signIn.title}</A></li>
    </ul>
  );
}
