import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, call } from '../../src/api/client';
import type { Problem } from '../../src/api/problem';
import { begin, forget, standing } from '../../src/api/session';
import { problem, server, session } from './server';

afterEach(() => {
  forget();
  vi.unstubAllGlobals();
});

// Where somebody shows who they are, by a password or a link, a 401 is the answer.
const showing = ['/sessions', '/sessions/refresh', '/sign-ups', '/sign-ups/confirm', '/password-resets', '/password-resets/complete', '/manager-links/look', '/manager-links/open'];

describe('a 401', () => {
  const post = api.POST as unknown as (path: string, asked: object) => Promise<{ response: Response }>;
  const ask = (path: string) => call(post(path, { body: {} })).catch((thrown: Problem) => thrown.status);

  it.each(showing)('of %s says nothing about the session', async (path) => {
    const heard = server({ [`POST ${path}`]: [problem(401, 'not_known')] });
    const renew = vi.fn(async () => session());
    begin(session(), renew);
    expect(await ask(path)).toBe(401);
    expect(heard).toHaveLength(1);
    expect(renew).not.toHaveBeenCalled();
    expect(standing.read().state).toBe('signed-in');
  });

  it.each(['/applications', '/sessions/current/role', '/account/password', '/partner-invitations/accept'])('of %s has the session renewed', async (path) => {
    const heard = server({ [`POST ${path}`]: [problem(401, 'session_ended'), { status: 200 }] });
    const renew = vi.fn(async () => session());
    begin(session(), renew);
    await ask(path);
    expect(renew).toHaveBeenCalledTimes(1);
    expect(heard).toHaveLength(2);
  });
});
