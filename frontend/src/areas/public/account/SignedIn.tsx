import type { JSX } from 'preact';
import { Redirect, useLocation, useSearch } from 'wouter-preact';
import { type Session, useStanding } from '../../../api/session';
import { WaitingPage } from '../../../shell/pages';

// SignedIn lets every signed-in person in, whichever role they act in.
export function SignedIn({ children }: { children: (session: Session) => JSX.Element }): JSX.Element {
  const standing = useStanding();
  const [path] = useLocation();
  const search = useSearch();
  if (standing.state === 'starting') return <WaitingPage />;
  if (standing.state === 'nobody') return <Redirect to={`/sign-in?return=${encodeURIComponent(search ? `${path}?${search}` : path)}`} replace />;
  return children(standing.session);
}
