import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter-preact';
import { chooseRole } from '../api/account';
import { type Session, useStanding } from '../api/session';
import { Button } from '../govuk/Button';
import { words } from '../i18n';
import { said } from '../states';
import { roles } from '../states/role';
import { Page } from './Page';
import { NotFound, WaitingPage } from './pages';
import type { Load, RoomRoute } from './rooms';

const loaded = new Map<Load, RoomRoute[]>();

// Room fetches the chunk of a room the first time one of its pages is asked for.
export function Room({ pages }: { pages: Load | RoomRoute[] }): JSX.Element {
  const [routes, setRoutes] = useState(Array.isArray(pages) ? pages : loaded.get(pages));
  const [failed, setFailed] = useState<Error>();
  useEffect(() => {
    if (Array.isArray(pages) || routes) return;
    pages().then((room) => {
      loaded.set(pages, room.routes);
      setRoutes(room.routes);
    }, setFailed);
  }, [pages, routes]);
  if (failed) throw failed;
  if (!routes) return <WaitingPage />;
  return (
    <Switch>
      {routes.map(({ path, page: Found }) => (
        <Route key={path} path={path}>{(params: Record<string, string>) => <Found key={JSON.stringify(params)} params={params} />}</Route>
      ))}
      <Route><NotFound /></Route>
    </Switch>
  );
}

// For lets only one role in: others are asked to sign in, to switch, or told
// that there is no such page.
export function For({ role, children }: { role: string; children: JSX.Element }): JSX.Element {
  const standing = useStanding();
  const [path] = useLocation();
  const search = useSearch();
  if (standing.state === 'starting') return <WaitingPage />;
  if (standing.state === 'nobody') {
    return <Redirect to={`/sign-in?return=${encodeURIComponent(search ? `${path}?${search}` : path)}`} replace />;
  }
  const { session } = standing;
  if (session.role === role) return children;
  if (session.role === 'unproven') return <Redirect to="/account" replace />;
  return session.roles.includes(role) ? <WrongRole role={role} session={session} /> : <NotFound />;
}

function WrongRole({ role, session }: { role: string; session: Session }): JSX.Element {
  const say = words.wrongRole;
  const [now, needed] = [said(roles, 'everybody', session.role), said(roles, 'everybody', role)];
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.body(now, needed)}</p>
      <Button onClick={() => void chooseRole(role).catch(() => undefined)}>{say.action(needed)}</Button>
    </Page>
  );
}
