import { randomUUID } from 'node:crypto';
import { expect, linkIn, mailTo } from './house.ts';

// What a test needs to have happened before it begins is asked for through the
// API, as the same people and by the same mails, only faster.

export interface Account {
  name: string;
  email: string;
  password: string;
}

type Body = Record<string, unknown>;
export type Thing = Record<string, unknown> & { id: string; version: number };

/** Somebody who talks to the API. */
export class Caller {
  private constructor(private readonly token: string) {}

  static readonly nobody = new Caller('');

  static async as({ email, password }: Account): Promise<Caller> {
    const { accessToken } = (await Caller.nobody.ask('POST', '/sessions', { email, password })) as { accessToken: string };
    return new Caller(accessToken);
  }

  get<T = Thing>(path: string): Promise<T> {
    return this.ask('GET', path) as Promise<T>;
  }

  post<T = Thing>(path: string, body: Body = {}): Promise<T> {
    return this.ask('POST', path, body, { 'Idempotency-Key': randomUUID() }) as Promise<T>;
  }

  put<T = Thing>(path: string, version: number, body: Body): Promise<T> {
    return this.ask('PUT', path, body, { 'If-Match': `"${version}"` }) as Promise<T>;
  }

  private async ask(method: string, path: string, body?: Body, more: Record<string, string> = {}): Promise<unknown> {
    const answer = await fetch(`${process.env.E2E_ADDRESS}/api/v1${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...(this.token && { authorization: `Bearer ${this.token}` }), ...more },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** An account whose address is confirmed by the mailed link. */
export async function account(name: string, mark: string): Promise<Account> {
  const made = { name, email: `${name.split(' ')[0]}-${mark}@example.org`.toLowerCase(), password: 'seven quiet lanterns wait' };
  await Caller.nobody.post('/sign-ups', { email: made.email });
  const token = tokenOf(linkIn(await mailTo(made.email, /confirm/i), /\/confirm\//));
  await Caller.nobody.post('/sign-ups/confirm', { token, name: made.name, password: made.password });
  return made;
}

export const tokenOf = (path: string) => path.split('/').at(-1) ?? '';

export interface Draft {
  lead: Account;
  caller: Caller;
  id: string;
  title: string;
}

/** An application as a pair that its lead has begun in the demonstration's open call. */
export async function draft(mark: string): Promise<Draft> {
  const lead = await account('Leonie Marsh', mark);
  const caller = await Caller.as(lead);
  const { items } = await caller.get<{ items: (Thing & { programme: string; cohort: string })[] }>('/open-calls');
  const call = items.find(({ cohort }) => cohort.startsWith('Cohort of ')) ?? items[0]!;
  const { id } = await caller.post('/applications', { callId: call.id, kind: 'pair' });
  return { lead, caller, id, title: `${call.programme}, ${call.cohort}` };
}

/** Invites by mail; gives the invitation and the path of its link. */
export async function invite({ caller, id }: Draft, { name, email }: Pick<Account, 'name' | 'email'>): Promise<{ id: string; path: string }> {
  const made = await caller.post(`/applications/${id}/invitations`, { name, email });
  return { id: made.id, path: linkIn(await mailTo(email, /apply together/), /\/invite\//) };
}

/** Fills in what somebody says of themselves in an application. */
export async function describe(caller: Caller, application: string, name: string): Promise<void> {
  const { you } = await caller.get<Thing & { you: string }>(`/applications/${application}`);
  const { version } = await caller.get(`/members/${you}`);
  await caller.put(`/members/${you}`, version, {
    name, jobTitle: 'Head of service', sector: 'health', role: 'strategic', organisation: 'The Hospital', organisationKind: 'nhs',
    area: 'HRY', lineManagerName: 'Their Manager', lineManagerEmail: 'their.manager@example.org',
  });
}

/** Writes what the people of an application say together. */
export async function writeCase({ caller, id }: Draft, challenge: string): Promise<void> {
  const { version } = await caller.get(`/applications/${id}`);
  await caller.put(`/applications/${id}/joint-case`, version, { challenge, whyTogether: 'We share it', hopedFor: 'Less of it', considerAlone: false });
}

/** The same with a partner who has joined. */
export async function pair(mark: string): Promise<Draft & { partner: Account }> {
  const begun = await draft(mark);
  const partner = await account('Paulo Reyes', mark);
  const { path } = await invite(begun, partner);
  await (await Caller.as(partner)).post('/partner-invitations/accept', { token: tokenOf(path) });
  return { ...begun, partner };
}
