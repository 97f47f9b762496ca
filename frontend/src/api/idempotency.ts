// The key of a POST stays the same until an answer to it has come, so a double
// click or a retry after a lost answer never makes two of anything.
const open = new Map<string, string>();

export function keyFor(request: string): string {
  const known = open.get(request);
  if (known) return known;
  const fresh = crypto.randomUUID();
  open.set(request, fresh);
  return fresh;
}

// settle forgets the key once the server has decided; after a 5xx nobody knows,
// so the key is kept for the next try.
export function settle(request: string, status: number): void {
  if (status < 500) open.delete(request);
}
