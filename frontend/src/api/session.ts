import type { components } from './schema';
import { store, useStore } from './store';

export type Session = components['schemas']['session'];
export type Role = 'participant' | 'manager' | 'coordinator' | 'evaluator' | 'unproven';
export type Standing =
  | { state: 'starting' }
  | { state: 'nobody' }
  | { state: 'signed-in'; session: Session }
  | { state: 'expired'; session: Session };
export type Renew = () => Promise<Session | undefined>;

export const standing = store<Standing>({ state: 'starting' });

let renew: Renew | undefined;
let running: Promise<Session | undefined> | undefined;
let waiting: Array<(session: Session | undefined) => void> = [];

export function useStanding(): Standing {
  return useStore(standing);
}

// useSession is the signed-in session, also while an expired one waits for its
// owner to sign in again.
export function useSession(): Session | undefined {
  return sessionOf(useStanding());
}

export function currentSession(): Session | undefined {
  return sessionOf(standing.read());
}

function sessionOf(now: Standing): Session | undefined {
  return now.state === 'signed-in' || now.state === 'expired' ? now.session : undefined;
}

// begin takes a new session and lets every request that waited for it go on.
// Another account's requests are dropped, not sent in the new one's name.
export function begin(session: Session, how: Renew): void {
  const before = currentSession();
  renew = how;
  standing.write({ state: 'signed-in', session });
  release(before === undefined || before.account.id === session.account.id ? session : undefined);
}

export function forget(): void {
  renew = undefined;
  standing.write({ state: 'nobody' });
  release(undefined);
}

// renewed asks for a fresh session once, however many requests want one at the
// same moment.
export function renewed(how: Renew | undefined = renew): Promise<Session | undefined> {
  if (!how) return Promise.resolve(undefined);
  running ??= how().finally(() => {
    running = undefined;
  });
  return running;
}

// signedInAgain shows the session expired page and resolves when its owner has
// signed in, so that what was typed is sent after all.
export function signedInAgain(): Promise<Session | undefined> {
  const session = currentSession();
  if (!session) return Promise.resolve(undefined);
  standing.write({ state: 'expired', session });
  return new Promise((resolve) => waiting.push(resolve));
}

function release(session: Session | undefined): void {
  const ready = waiting;
  waiting = [];
  for (const resolve of ready) resolve(session);
}

// rename shows a changed name in the header at once.
export function rename(name: string): void {
  const now = standing.read();
  if (now.state !== 'signed-in') return;
  standing.write({ ...now, session: { ...now.session, account: { ...now.session.account, name } } });
}
