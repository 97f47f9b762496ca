// The session of a mailed link lives in this page's memory only, and so does
// the knowledge of which link opened it.
let link = '';

export function open(token: string): void {
  link = token;
}

export function isOpen(token: string): boolean {
  return link === token;
}
