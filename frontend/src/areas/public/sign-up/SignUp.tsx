import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { signIn } from '../../../api/account';
import { api, call, type Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { Panel } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { useReturn } from '../../../shell/address';
import { Page } from '../../../shell/Page';
import { words as signInWords } from '../sign-in/words';
import { words as shared } from '../words';
import { words as say } from './words';

type Receipt = Schema<'signUpReceipt'>;

// SignUp takes the token of an invitation along: it proves the address, so that
// an invited person need not open a second mail.
export function SignUp(): JSX.Element {
  const [receipt, setReceipt] = useState<Receipt>();
  if (receipt) return <Sent receipt={receipt} />;
  return <Ask done={setReceipt} />;
}

function Ask({ done }: { done: (receipt: Receipt) => void }): JSX.Element {
  const query = new URLSearchParams(useSearch());
  const invitation = query.get('invitation') ?? undefined;
  const next = useReturn(invitation ? `/invite/${invitation}` : '/home');
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { name: '', email: query.get('email') ?? '', password: '' },
    send: async (values) => {
      const receipt = await call(api.POST('/sign-ups', { body: { ...values, ...(invitation && { invitation }) } }));
      return { receipt, inside: receipt.next === 'sign_in' && (await entered(values)) };
    },
    done: ({ receipt, inside }) => (inside ? navigate(next, { replace: true }) : done(receipt)),
  });
  return (
    <QuestionPage
      title={say.title}
      back={invitation ? `/invite/${invitation}` : '/'}
      form={form}
      action={say.action}
      intro={<p class="govuk-body">{say.intro}</p>}
      after={<p class="govuk-body"><A href={signInFor(invitation)}>{say.have}</A></p>}
    >
      <TextInput {...form.field('name')} label={say.name} autocomplete="name" spellcheck={false} />
      <TextInput {...form.field('email')} label={say.email} hint={invitation ? say.invitedEmailHint : say.emailHint} type="email" autocomplete="username" />
      <PasswordInput {...form.field('password')} label={say.password} hint={shared.passwordHint} autocomplete="new-password" />
    </QuestionPage>
  );
}

// Who has just chosen a password need not type it again. If that fails they are
// asked to sign in as everybody is.
async function entered({ email, password }: { email: string; password: string }): Promise<boolean> {
  return signIn({ email, password }).then(() => true, () => false);
}

function signInFor(invitation?: string): string {
  return invitation ? `/sign-in?return=${encodeURIComponent(`/invite/${invitation}`)}` : '/sign-in';
}

function Sent({ receipt }: { receipt: Receipt }): JSX.Element {
  const query = new URLSearchParams(useSearch());
  const back = useReturn('');
  const next = back ? `/sign-in?return=${encodeURIComponent(back)}` : signInFor(query.get('invitation') ?? undefined);
  const ready = receipt.next === 'sign_in';
  const title = ready ? say.readyTitle : say.sentTitle;
  return (
    <Page title={title} ownHeading>
      <Panel title={title} />
      <p class="govuk-body">{ready ? say.readyBody : say.sentBody(receipt.email)}</p>
      {ready ? <ButtonLink href={next}>{signInWords.action}</ButtonLink> : <p class="govuk-body">{shared.sentMissing}</p>}
    </Page>
  );
}
