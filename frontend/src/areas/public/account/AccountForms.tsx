import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call, ifMatch, type Schema } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { currentSession, rename } from '../../../api/session';
import { PasswordInput } from '../../../govuk/PasswordInput';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { useSavedForm } from '../../../questions/useSavedForm';
import { Loaded } from '../../../shell/Loaded';
import { words as shared } from '../words';
import { useAccountForm } from './reads';
import { SignedIn } from './SignedIn';
import { words as say } from './words';

export function ChangeName(): JSX.Element {
  return <SignedIn>{() => <ReadName />}</SignedIn>;
}

function ReadName(): JSX.Element {
  const account = useAccountForm();
  return <Loaded of={account}>{(data) => <Name account={data} />}</Loaded>;
}

function Name({ account }: { account: Schema<'account'> }): JSX.Element {
  const [, navigate] = useLocation();
  const form = useSavedForm({
    initial: { name: account.name },
    version: account.version,
    still: true,
    save: (values, version) => call(api.PUT('/account', { params: { header: ifMatch(version) }, body: values })),
    reread: async () => {
      const { name, version } = await call(api.GET('/account'));
      return { value: { name }, version };
    },
    labels: { name: say.name },
    done: ({ name }) => {
      rename(name);
      void changed(keys.account);
      navigate('/account?done=name');
    },
  });
  return (
    <QuestionPage title={say.nameTitle} back="/account" form={form} action={say.save} ownHeading>
      <TextInput {...form.field('name')} label={say.nameTitle} heading autocomplete="name" spellcheck={false} />
    </QuestionPage>
  );
}

export function ChangePassword(): JSX.Element {
  return <SignedIn>{() => <Password />}</SignedIn>;
}

function Password(): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { current: '', password: '' },
    send: (values) => call(api.POST('/account/password', { body: values })),
    done: () => navigate('/account?done=password', { replace: true }),
  });
  return (
    <QuestionPage title={say.passwordTitle} back="/account" form={form} action={say.passwordAction}>
      <input type="hidden" name="username" autocomplete="username" value={currentSession()?.account.email} />
      <PasswordInput {...form.field('current')} label={say.current} autocomplete="current-password" />
      <PasswordInput {...form.field('password')} label={shared.fresh} hint={shared.passwordHint} autocomplete="new-password" />
    </QuestionPage>
  );
}
