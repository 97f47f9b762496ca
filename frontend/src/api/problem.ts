import { words } from '../i18n';

export type FieldProblem = { pointer: string; detail: string };

type Body = { type?: string; title?: string; detail?: string; requestId?: string; errors?: FieldProblem[] };

// Problem is every way a request can go wrong, in words a user may read.
// status 0 means that no answer came.
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly fields: FieldProblem[];

  constructor(status: number, body: Body) {
    const detail = body.detail || words.problem.body;
    super(detail);
    this.status = status;
    this.code = (body.type ?? '').split(':').pop() ?? '';
    this.title = body.title || words.problem.title;
    this.detail = detail;
    this.requestId = body.requestId ?? '';
    this.fields = body.errors ?? [];
  }

  get lost(): boolean {
    return this.status === 0;
  }

  get stale(): boolean {
    return this.status === 412;
  }

  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 503;
  }
}

// problemFrom accepts whatever was thrown: a page never has to know that a
// network failure, a body that is not JSON and a problem+json differ.
export function problemFrom(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof TypeError) return lostNetwork();
  return new Problem(500, {});
}

export function lostNetwork(): Problem {
  return new Problem(0, { type: 'network_lost', title: words.network.title, detail: words.network.held });
}

export function problemOf(response: Response, body: unknown): Problem {
  const known = typeof body === 'object' && body !== null ? (body as Body) : {};
  if (response.status === 503 && !known.detail) return new Problem(503, { title: words.unavailable.title, detail: words.unavailable.body });
  return new Problem(response.status, known);
}
