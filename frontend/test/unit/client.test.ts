import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resume, signIn, signOut } from '../../src/api/account';
import { api, call, ifMatch } from '../../src/api/client';
import { network } from '../../src/api/network';
import { Problem } from '../../src/api/problem';
import { begin, currentSession, forget, standing } from '../../src/api/session';
import { problem, server, session } from './server';

const read = () => call(api.GET('/account'));
const account = { status: 200, body: { id: 'A1', name: 'Ada', version: 1 } };

beforeEach(() => {
  forget();
  document.cookie = 'tandem_been_here=; Max-Age=0';
});
afterEach(() => vi.unstubAllGlobals());

describe('the session', () => {
  it('asks for nothing at start when nobody ever signed in here', async () => {
    const heard = server({});
    await resume();
    expect(heard).toEqual([]);
    expect(standing.read().state).toBe('nobody');
  });

  it('comes back at start from the cookie', async () => {
    server({ 'POST /sessions': [{ status: 201, body: session() }], 'POST /sessions/refresh': [{ status: 200, body: session() }] });
    await signIn({ email: 'ada@example.org', password: 'x' });
    forget();
    await resume();
    expect(standing.read().state).toBe('signed-in');
  });

  it('keeps its token out of every store of the browser', async () => {
    const mine = session();
    server({ 'POST /sessions': [{ status: 201, body: mine }] });
    await signIn({ email: 'ada@example.org', password: 'x' });
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(document.cookie).not.toContain(mine.accessToken);
  });

  it('is renewed once for many requests that were refused together', async () => {
    const fresh = session();
    const heard = server({
      'POST /sessions': [{ status: 201, body: session() }],
      'POST /sessions/refresh': [{ status: 200, body: fresh }],
      'GET /account': [problem(401, 'ended'), problem(401, 'ended'), problem(401, 'ended'), account],
    });
    await signIn({ email: 'ada@example.org', password: 'x' });
    await Promise.all([read(), read(), read()]);
    expect(heard.filter(({ path }) => path === '/sessions/refresh')).toHaveLength(1);
    expect(heard.at(-1)?.headers.get('Authorization')).toBe(`Bearer ${fresh.accessToken}`);
  });

  it('waits for its owner when it has run out, then sends what was typed', async () => {
    const heard = server({
      'POST /sessions': [{ status: 201, body: session() }],
      'POST /sessions/refresh': [problem(401, 'session_ended')],
      'PUT /account': [problem(401, 'ended'), account],
    });
    await signIn({ email: 'ada@example.org', password: 'x' });
    const saving = call(api.PUT('/account', { params: { header: ifMatch(3) }, body: { name: 'Ada King' } }));
    await vi.waitFor(() => expect(standing.read().state).toBe('expired'));
    await signIn({ email: 'ada@example.org', password: 'x' });
    await saving;
    const puts = heard.filter(({ method }) => method === 'PUT');
    expect(puts.map(({ body }) => body)).toEqual([{ name: 'Ada King' }, { name: 'Ada King' }]);
    expect(puts[1]!.headers.get('If-Match')).toBe('"3"');
  });

  it('never sends one person’s change in the name of another', async () => {
    const heard = server({
      'POST /sessions': [{ status: 201, body: session() }, { status: 201, body: session('Somebody Else', 'A2') }],
      'POST /sessions/refresh': [problem(401, 'session_ended')],
      'PUT /account': [problem(401, 'ended'), account],
    });
    await signIn({ email: 'ada@example.org', password: 'x' });
    const saving = call(api.PUT('/account', { params: { header: ifMatch(3) }, body: { name: 'Ada King' } })).catch((thrown) => thrown);
    await vi.waitFor(() => expect(standing.read().state).toBe('expired'));
    await signIn({ email: 'else@example.org', password: 'x' });
    expect((await saving).status).toBe(401);
    expect(heard.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(currentSession()?.account.id).toBe('A2');
  });

  it('takes a wrong password as an answer, not as the end of a session', async () => {
    const heard = server({ 'POST /sessions': [problem(401, 'wrong_sign_in', 'The email address or password is not right.')] });
    begin(session(), async () => undefined);
    await expect(signIn({ email: 'a@b.c', password: 'x' })).rejects.toMatchObject({ code: 'wrong_sign_in' });
    expect(heard).toHaveLength(1);
    expect(standing.read().state).toBe('signed-in');
  });

  it('that has ended elsewhere is signed out without asking for a password', async () => {
    server({ 'POST /sessions': [{ status: 201, body: session() }], 'POST /sessions/current/end': [problem(401, 'ended')], 'POST /sessions/refresh': [problem(401, 'session_ended')] });
    await signIn({ email: 'a@b.c', password: 'x' });
    await signOut();
    expect(standing.read().state).toBe('nobody');
  });

  it('leaves nothing behind after signing out', async () => {
    server({ 'POST /sessions': [{ status: 201, body: session() }], 'POST /sessions/current/end': [{ status: 204 }] });
    await signIn({ email: 'a@b.c', password: 'x' });
    await signOut();
    expect(standing.read().state).toBe('nobody');
    expect(document.cookie).not.toContain('tandem_been_here=1');
  });
});

describe('a request', () => {
  const reset = () => call(api.POST('/password-resets', { body: { email: 'a@b.c' } }));

  it('that met no network is sent again with the same key', async () => {
    vi.useFakeTimers();
    const heard = server({ 'POST /password-resets': ['lost', 'lost', { status: 202 }] });
    const sent = reset();
    await vi.advanceTimersByTimeAsync(5000);
    await sent;
    vi.useRealTimers();
    const keys = heard.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(network.read()).toBe('reached');
  });

  it('that is clicked twice carries one key, and a later equal one another', async () => {
    const heard = server({ 'POST /password-resets': [{ status: 202 }] });
    await Promise.all([reset(), reset()]);
    await reset();
    const [first, second, later] = heard.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).toBe(second);
    expect(later).not.toBe(first);
  });

  it('keeps its key after a 500, when nobody knows what happened', async () => {
    const heard = server({ 'POST /password-resets': [problem(500, 'internal'), { status: 202 }] });
    await expect(reset()).rejects.toBeInstanceOf(Problem);
    await reset();
    expect(heard[0]!.headers.get('Idempotency-Key')).toBe(heard[1]!.headers.get('Idempotency-Key'));
  });

  it('that never gets an answer says so in words and shows the banner', async () => {
    vi.useFakeTimers();
    server({ 'GET /account': ['lost'] });
    const asked = read().catch((thrown) => thrown);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(await asked).toMatchObject({ status: 0, lost: true });
    expect(network.read()).toBe('lost');
    network.write('reached');
  });

  it('that is refused throws what the server said', async () => {
    server({ 'POST /password-resets': [problem(422, 'fields', 'Check your answers.', [{ pointer: '/email', detail: 'Enter your email address' }])] });
    await expect(reset()).rejects.toMatchObject({ status: 422, code: 'fields', detail: 'Check your answers.', fields: [{ pointer: '/email', detail: 'Enter your email address' }] });
  });

  it('that meets a page instead of JSON still ends in plain words', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }));
    const got = await read().catch((thrown) => thrown);
    expect(got.status).toBe(502);
    expect(got.detail).toBe('Try again later. Anything you saved is still there.');
  });
});
