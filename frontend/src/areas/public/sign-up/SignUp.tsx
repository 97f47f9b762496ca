import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call } from '../../../api/client';
import { A } from '../../../govuk/A';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { returning, useReturn } from '../../../shell/address';
import { CheckEmail } from '../CheckEmail';
import { keepWanted } from '../wanted';
import { words as say } from './words';

const ask = (email: string) => call(api.POST('/sign-ups', { body: { email } }));

// SignUp asks for the address alone. Name and password are chosen behind the
// mailed link, by whoever can read that mailbox.
export function SignUp(): JSX.Element {
  const [sent, setSent] = useState<string>();
  const back = useReturn('');
  const form = useForm({
    initial: { email: '' },
    blank: ({ email }) => ({ email: email.trim() ? '' : say.noEmail }),
    send: ({ email }) => ask(email),
    done: ({ email }) => {
      if (back) keepWanted(back);
      setSent(email);
    },
  });
  if (sent !== undefined) return <CheckEmail body={say.sentBody(sent)} email={sent} other={back ? returning('/sign-up', back) : '/sign-up'} again={() => ask(sent)} />;
  return (
    <QuestionPage
      title={say.title}
      back="/"
      form={form}
      action={say.action}
      intro={<p class="govuk-body">{say.intro}</p>}
      after={<p class="govuk-body"><A href={back ? returning('/sign-in', back) : '/sign-in'}>{say.have}</A></p>}
    >
      <TextInput {...form.field('email')} label={say.email} hint={say.emailHint} type="email" autocomplete="username" />
    </QuestionPage>
  );
}
