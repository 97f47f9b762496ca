import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { type Session, useStanding } from '../../../api/session';
import { A } from '../../../govuk/A';
import { useReturn } from '../../../shell/address';
import { homes } from '../../../shell/navigation';
import { WaitingPage } from '../../../shell/pages';
import { SignInForm } from './SignInForm';
import { words as say } from './words';

export function SignIn(): JSX.Element {
  const standing = useStanding();
  const [, navigate] = useLocation();
  const back = useReturn('');
  const next = (session: Session) => (session.role === 'unproven' ? '/account' : back || (homes[session.role] ?? '/'));
  if (standing.state === 'starting') return <WaitingPage />;
  if (standing.state === 'signed-in') return <Redirect to={next(standing.session)} replace />;
  return <SignInForm title={say.title} done={(session) => navigate(next(session), { replace: true })} after={<Others back={back} />} />;
}

function Others({ back }: { back: string }): JSX.Element {
  const search = back ? `?return=${encodeURIComponent(back)}` : '';
  return (
    <ul class="govuk-list">
      <li><A href="/reset">{say.forgotten}</A></li>
      <li><A href={`/sign-up${search}`}>{say.none}</A></li>
    </ul>
  );
}
