import { vi } from 'vitest';

type Answer = { status: number; body?: unknown } | 'lost';
type Heard = { method: string; path: string; headers: Headers; body: unknown };

// server answers fetch from a list of answers per route, the last one for ever,
// and remembers what it heard.
export function server(routes: Record<string, Answer[]>): Heard[] {
  const heard: Heard[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    const text = await request.clone().text();
    heard.push({ method: request.method, path, headers: request.headers, body: text ? JSON.parse(text) : undefined });
    const answers = routes[`${request.method} ${path}`] ?? [{ status: 404 }];
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    const type = answer.status >= 400 ? 'application/problem+json' : 'application/json';
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body ?? {}), { status: answer.status, headers: { 'Content-Type': type } });
  });
  return heard;
}

export function problem(status: number, code: string, detail = 'Something is wrong.', errors?: { pointer: string; detail: string }[]): Answer {
  return { status, body: { type: `urn:tandem:problem:${code}`, title: 'There is a problem', status, detail, requestId: '01TEST', errors } };
}

let serial = 0;

export function session(name = 'Ada Byron', id = 'A1') {
  serial += 1;
  return {
    accessToken: `token-${serial}`,
    expiresAt: '2026-11-27T23:59:00Z',
    account: { id, name, email: 'ada@example.org' },
    role: 'participant' as const,
    roles: ['participant'],
    needsSecondFactor: false,
  };
}
