import type { JSX } from 'preact';
import { forget, type Session } from '../../../api/session';
import { LinkButton } from '../../../govuk/Button';
import { Page } from '../../../shell/Page';
import { SignInForm } from './SignInForm';
import { words } from './words';

// SessionExpired signs the same person in again, on top of their page. Somebody
// else starts afresh: nothing of the first person stays in memory.
export function SessionExpired({ session }: { session: Session }): JSX.Element {
  const say = words.expired;
  if (session.account.id === '') {
    return <Page title={say.title}><p class="govuk-body">{say.link}</p></Page>;
  }
  const leave = () => {
    forget();
    location.assign('/');
  };
  return (
    <SignInForm
      title={say.title}
      intro={<p class="govuk-body">{say.body}</p>}
      email={session.account.email}
      done={(next) => next.account.id !== session.account.id && location.assign('/')}
      beside={<LinkButton onClick={leave}>{say.other}</LinkButton>}
    />
  );
}
