import { api, call, type Schema } from './client';
import { drop } from './keys';
import { problemFrom } from './problem';
import { begin, forget, type Renew, renewed, type Session, standing } from './session';

// A cookie that says "somebody signed in here", nothing more: it spares the
// visitor who never did a request that can only be refused.
const hint = 'tandem_been_here';

const fromCookie: Renew = async () => {
  try {
    const session = await call(api.POST('/sessions/refresh', { body: {} }));
    begin(session, fromCookie);
    return session;
  } catch (thrown) {
    if (problemFrom(thrown).status === 401) return undefined;
    throw thrown;
  }
};

// resume picks up the session of an earlier visit, if there is one.
export async function resume(): Promise<void> {
  if (!document.cookie.includes(`${hint}=1`)) return forget();
  try {
    if (await renewed(fromCookie)) return;
    remember(false);
  } catch {
    // No answer: the page shows what it can and the banner says why.
  }
  if (standing.read().state === 'starting') forget();
}

export async function signIn(form: Schema<'signInForm'>): Promise<Session> {
  const session = await call(api.POST('/sessions', { body: form }));
  remember(true);
  begin(session, fromCookie);
  return session;
}

// signOut ends the session on the server. One that has ended already is signed
// out here too; one that could not be reached is not, and says so.
export async function signOut(): Promise<void> {
  try {
    await call(api.POST('/sessions/current/end', { body: {} }));
  } catch (thrown) {
    if (problemFrom(thrown).status !== 401) throw thrown;
  }
  remember(false);
  drop();
  forget();
}

export async function chooseRole(role: string): Promise<Session> {
  const session = await call(api.POST('/sessions/current/role', { body: { role } as Schema<'roleChoice'> }));
  drop();
  begin(session, fromCookie);
  return session;
}

// openManagerLink signs a line manager in by the link that was mailed. Such a
// session lives in this tab only; when it runs out the same link renews it.
export async function openManagerLink(token: string): Promise<Session> {
  const again: Renew = async () => {
    const session = await call(api.POST('/manager-links/open', { body: { token } }));
    begin(session, again);
    return session;
  };
  const session = await again();
  if (!session) throw problemFrom(undefined);
  return session;
}

function remember(yes: boolean): void {
  const age = yes ? 60 * 60 * 24 * 30 : 0;
  document.cookie = `${hint}=${yes ? 1 : ''}; Path=/; Max-Age=${age}; SameSite=Strict`;
}
