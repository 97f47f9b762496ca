import createClient from 'openapi-fetch';
import { keyFor, settle } from './idempotency';
import { patient } from './network';
import { lostNetwork, problemOf } from './problem';
import type { components, paths } from './schema';
import { currentSession, renewed, type Session, signedInAgain } from './session';

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type Outcome<T> = { data?: T; error?: unknown; response: Response };

// api speaks to the server in the words of the API document.
export const api = createClient<paths>({ baseUrl: new URL('/api/v1', location.origin).href, fetch: send });

// call turns an answer into its body or throws a Problem.
export async function call<T>(asked: Promise<Outcome<T>>): Promise<T> {
  let got: Outcome<T>;
  try {
    got = await asked;
  } catch (thrown) {
    if (thrown instanceof TypeError) throw lostNetwork();
    throw thrown;
  }
  if (got.response.ok) return got.data as T;
  throw problemOf(got.response, got.error);
}

// ifMatch is the header that says which version a change was made from.
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

async function send(request: Request): Promise<Response> {
  const body = request.method === 'GET' ? undefined : await request.text();
  const key = request.method === 'POST' ? `${request.url} ${body}` : undefined;
  const once = () => patient(() => dressed(request, body, key && keyFor(key)));
  let response = await once();
  if (response.status === 401 && currentSession() && !open.test(request.url)) {
    if (await (leaving.test(request.url) ? renewed() : proven())) {
      void response.body?.cancel(); // or the browser waits for it for ever
      response = await once();
    }
  }
  if (key) settle(key, response.status);
  return response;
}

// Requests whose 401 is their own answer and says nothing about the session.
const open = /\/api\/v1\/(sessions(\/refresh)?|sign-ups.*|password-resets.*|manager-links\/.*)$/;

// Nobody is asked to sign in only to sign out.
const leaving = /\/sessions\/current\/end$/;

async function proven(): Promise<Session | undefined> {
  return (await renewed()) ?? (await signedInAgain());
}

function dressed(request: Request, body: string | undefined, key: string | undefined): Request {
  const headers = new Headers(request.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  const token = currentSession()?.accessToken;
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (key && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', key);
  return new Request(request.url, {
    method: request.method,
    headers,
    body,
    signal: request.signal,
    credentials: 'same-origin',
    cache: 'no-store',
  });
}
