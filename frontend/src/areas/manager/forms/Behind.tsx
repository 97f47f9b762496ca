import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { useSession } from '../../../api/session';
import { useStore } from '../../../api/store';
import { Look } from './Look';
import { openedLink } from './opened';

// Behind shows a page to whoever opened its link, and the first page of the
// link to everybody else: after a reload the same button leads back here.
export function Behind({ token, children }: { token: string; children: JSX.Element }): JSX.Element {
  const session = useSession();
  const link = useStore(openedLink);
  const [path] = useLocation();
  return session?.role === 'manager' && link === token ? children : <Look token={token} then={path} />;
}
