import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { type Session, useStanding } from '../../../api/session';
import { A } from '../../../govuk/A';
import { useReturn } from '../../../shell/address';
import { homes } from '../../../shell/navigation';
import { WaitingPage } from '../../../shell/pages';
import { keepWanted, takeWanted } from '../wanted';
import { SignInForm } from './SignInForm';
import { words as say } from './words';

export function SignIn(): JSX.Element {
  const standing = useStanding();
  const [, navigate] = useLocation();
  const back = useReturn('');
  // A role that has to set up a security code first comes to the page afterwards.
  const next = (session: Session) => {
    if (session.role !== 'unproven') return back || (homes[session.role] ?? '/');
    if (back) keepWanted(back);
    return '/account';
  };
  if (standing.state === 'starting') return <WaitingPage />;
  if (standing.state === 'signed-in') return <Redirect to={next(standing.session)} replace />;
  return <SignInForm title={say.title} done={(session) => (takeWanted(), navigate(next(session), { replace: true }))} after={<Others back={back} />} />;
}

function Others({ back }: { back: string }): JSX.Element {
  const search = back ? `?return=${encodeURIComponent(back)}` : '';
  return (
    <ul class="govuk-list">
      <li><A href={`/reset${search}`}>{say.forgotten}</A></li>
      <li><A href={`/sign-up${search}`}>{say.none}</A></li>
    </ul>
  );
}
