import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { changed, drop, keys } from '../../../api/keys';
import { currentSession, renewed } from '../../../api/session';
import { A } from '../../../govuk/A';
import { Button, ButtonGroup, LinkButton } from '../../../govuk/Button';
import { download } from '../../../govuk/csv';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { TextInput } from '../../../govuk/TextInput';
import { words as common } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Page } from '../../../shell/Page';
import { takeWanted } from '../wanted';
import { SignedIn } from './SignedIn';
import { words } from './words';

const say = words.factor;

export function SecondFactor(): JSX.Element {
  return <SignedIn>{() => <SetUp />}</SignedIn>;
}

function SetUp(): JSX.Element {
  const [setup, setSetup] = useState<Schema<'secondFactorSetup'>>();
  const [codes, setCodes] = useState<string[]>();
  if (codes) return <Codes codes={codes} />;
  return setup ? <Enter setup={setup} done={setCodes} /> : <Prove done={setSetup} />;
}

// Prove asks for the password again: a session that was left open is not enough.
function Prove({ done }: { done: (setup: Schema<'secondFactorSetup'>) => void }): JSX.Element {
  const form = useForm({
    initial: { password: '' },
    send: (values) => call(api.POST('/account/second-factor', { body: values })),
    done,
  });
  return (
    <QuestionPage title={say.title} back="/account" form={form} intro={<p class="govuk-body">{say.proof}</p>}>
      <input type="hidden" name="username" autocomplete="username" value={currentSession()?.account.email} />
      <PasswordInput {...form.field('password')} label={words.current} autocomplete="current-password" />
    </QuestionPage>
  );
}

function Enter({ setup, done }: { setup: Schema<'secondFactorSetup'>; done: (codes: string[]) => void }): JSX.Element {
  const form = useForm({
    initial: { code: '' },
    send: ({ code }) => call(api.POST('/account/second-factor/confirm', { body: { code: code.trim() } })),
    done: (got) => done(got.codes),
  });
  return (
    <QuestionPage title={say.title} back="/account" form={form} action={say.action} intro={<p class="govuk-body">{say.body}</p>}>
      <ol class="govuk-list govuk-list--number">
        <li>{say.step1}</li>
        <li>{say.step2} <span class="app-code">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span></li>
      </ol>
      <p class="govuk-body"><a class="govuk-link" href={setup.uri}>{say.open}</a></p>
      <TextInput {...form.field('code')} label={say.code} inputmode="numeric" autocomplete="one-time-code" width={10} spellcheck={false} />
    </QuestionPage>
  );
}

function Codes({ codes }: { codes: string[] }): JSX.Element {
  const [, navigate] = useLocation();
  const finish = async () => {
    drop();
    await renewed();
    navigate(takeWanted() ?? '/account', { replace: true });
  };
  return (
    <Page title={say.codesTitle}>
      <p class="govuk-body">{say.codesBody}</p>
      <ul class="govuk-list">{codes.map((code) => <li key={code}><span class="app-code">{code}</span></li>)}</ul>
      <ButtonGroup>
        <Button onClick={() => void finish()}>{say.finished}</Button>
        <LinkButton onClick={() => download('recovery-codes.txt', 'text/plain', `${codes.join('\r\n')}\r\n`)}>{say.download}</LinkButton>
      </ButtonGroup>
    </Page>
  );
}

export function RemoveSecondFactor(): JSX.Element {
  return <SignedIn>{() => <Remove />}</SignedIn>;
}

function Remove(): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { password: '' },
    send: (values) => call(api.POST('/account/second-factor/remove', { body: values })),
    done: () => {
      void changed(keys.account);
      navigate('/account?done=security-code-off', { replace: true });
    },
  });
  return (
    <QuestionPage
      title={say.removeTitle}
      back="/account"
      form={form}
      action={say.removeAction}
      intro={<p class="govuk-body">{say.removeBody}</p>}
      beside={<A href="/account">{common.cancel}</A>}
    >
      <PasswordInput {...form.field('password')} label={words.current} autocomplete="current-password" />
    </QuestionPage>
  );
}
