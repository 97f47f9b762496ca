import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { signIn } from '../../../api/account';
import type { Session } from '../../../api/session';
import { LinkButton } from '../../../govuk/Button';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { words as say } from './words';

type Props = {
  title: string;
  email?: string;
  intro?: ComponentChildren;
  beside?: ComponentChildren;
  after?: ComponentChildren;
  done: (session: Session) => void;
};

// SignInForm asks for the password and, if the account has one, for the second
// factor. The first step's values stay in memory until the second is answered.
export function SignInForm(props: Props): JSX.Element {
  const [first, setFirst] = useState<{ email: string; password: string }>();
  if (first) return <Code first={first} done={props.done} again={() => setFirst(undefined)} />;
  return <Password {...props} needsCode={setFirst} />;
}

function Password(props: Props & { needsCode: (first: { email: string; password: string }) => void }): JSX.Element {
  const form = useForm({
    initial: { email: props.email ?? '', password: '' },
    blank: (values) => ({ email: values.email.trim() ? '' : say.noEmail, password: values.password ? '' : say.noPassword }),
    send: signIn,
    done: props.done,
    refused: (problem) => {
      if (problem.code !== 'code_needed') return false;
      props.needsCode(form.values);
      return true;
    },
  });
  return (
    <QuestionPage title={props.title} back={props.email ? undefined : '/'} form={form} action={say.action} intro={props.intro} beside={props.beside} after={props.after}>
      <TextInput {...form.field('email')} label={say.email} type="email" autocomplete="username" />
      <PasswordInput {...form.field('password')} label={say.password} autocomplete="current-password" />
    </QuestionPage>
  );
}

type CodeProps = { first: { email: string; password: string }; done: (session: Session) => void; again: () => void };

function Code({ first, done, again }: CodeProps): JSX.Element {
  const [recovery, setRecovery] = useState(false);
  const form = useForm({
    initial: { code: '' },
    blank: (values) => ({ code: values.code.trim() ? '' : recovery ? say.noRecoveryCode : say.noCode }),
    send: ({ code }) => signIn({ ...first, code: code.trim() }),
    done,
    refused: (problem) => {
      if (problem.code === 'wrong_sign_in') again();
      return false;
    },
  });
  const label = recovery ? say.recoveryCode : say.code;
  return (
    <QuestionPage
      title={say.codeTitle}
      form={form}
      beside={<LinkButton onClick={() => setRecovery(!recovery)}>{recovery ? say.app : say.recovery}</LinkButton>}
    >
      <TextInput
        {...form.field('code')}
        label={label}
        hint={recovery ? say.recoveryHint : say.codeHint}
        autocomplete="one-time-code"
        inputmode={recovery ? 'text' : 'numeric'}
        spellcheck={false}
        width={20}
      />
    </QuestionPage>
  );
}
