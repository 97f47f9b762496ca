import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { signIn } from '../../../api/account';
import { api, call } from '../../../api/client';
import { type Problem, problemFrom } from '../../../api/problem';
import { A } from '../../../govuk/A';
import { InsetText, Panel } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { returning, useReturn } from '../../../shell/address';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { LinkExpired } from '../../../shell/pages';
import { spent } from '../links';
import { words as signInWords } from '../sign-in/words';
import { takeWanted, wanted } from '../wanted';
import { words as shared } from '../words';
import { useSignUp } from './reads';
import { words } from './words';

const say = words.confirm;

// Confirm is behind a mailed link, of a sign-up or of an invitation. Opening it
// does nothing, because mail scanners open links too; its button makes the account.
export function Confirm({ params }: { params: Record<string, string> }): JSX.Element {
  const token = params.token!;
  const [over, setOver] = useState<Problem>();
  const asked = useSignUp(token);
  const refused = over ?? (asked.error ? problemFrom(asked.error) : undefined);
  if (refused && spent(refused)) return <Over problem={refused} />;
  return <Loaded of={asked}>{({ email }) => <Make token={token} email={email} over={setOver} />}</Loaded>;
}

function Make({ token, email, over }: { token: string; email: string; over: (problem: Problem) => void }): JSX.Element {
  const [made, setMade] = useState(false);
  const next = useReturn(wanted() ?? '/home');
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { name: '', password: '' },
    send: async (values) => {
      await call(api.POST('/sign-ups/confirm', { body: { token, ...values } }));
      return entered(email, values.password);
    },
    done: (inside) => (inside ? (takeWanted(), navigate(next, { replace: true })) : setMade(true)),
    refused: (problem) => spent(problem) && (over(problem), true),
  });
  if (made) return <Made email={email} next={next} />;
  return (
    <QuestionPage title={say.title} form={form} action={say.action} intro={<InsetText>{say.email(email)}</InsetText>}>
      <input type="hidden" name="username" autocomplete="username" value={email} />
      <TextInput {...form.field('name')} label={words.name} autocomplete="name" spellcheck={false} />
      <PasswordInput {...form.field('password')} label={words.password} hint={shared.passwordHint} autocomplete="new-password" />
    </QuestionPage>
  );
}

// Who has just chosen a password need not type it again. If that fails they are
// asked to sign in as everybody is.
function entered(email: string, password: string): Promise<boolean> {
  return signIn({ email, password }).then(() => true, () => false);
}

function Made({ email, next }: { email: string; next: string }): JSX.Element {
  return (
    <Page title={say.doneTitle} ownHeading>
      <Panel title={say.doneTitle} />
      <p class="govuk-body">{say.doneBody(email)}</p>
      <ButtonLink href={returning('/sign-in', next)}>{signInWords.action}</ButtonLink>
    </Page>
  );
}

function Over({ problem }: { problem: Problem }): JSX.Element {
  const next = useReturn(wanted() ?? '/home');
  if (problem.code === 'already_used') {
    return (
      <Page title={say.usedTitle}>
        <p class="govuk-body">{say.usedBody}</p>
        <ButtonLink href={returning('/sign-in', next)}>{signInWords.action}</ButtonLink>
      </Page>
    );
  }
  return (
    <LinkExpired>
      <p class="govuk-body">{say.again}</p>
      <ul class="govuk-list">
        <li><A href="/sign-up">{words.title}</A></li>
        <li><A href="/sign-in">{signInWords.title}</A></li>
      </ul>
    </LinkExpired>
  );
}
