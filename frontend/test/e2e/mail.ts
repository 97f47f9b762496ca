import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Addresses in the text part, in order. */
  links: string[];
}

/**
 * Waits for the newest mail to an address, optionally with a subject, and
 * returns it read as a person would. Fails after ten seconds without one.
 */
export async function mailTo(address: string, subject: RegExp = /./): Promise<Letter> {
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    const found = (await letters()).find((l) => l.to.toLowerCase().includes(address.toLowerCase()) && subject.test(l.subject));
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail to ${address} with a subject like ${subject} arrived within 10 seconds`);
}

/** The path of the first link of a letter that matches, to open in the page under test. */
export function linkIn(letter: Letter, pattern: RegExp): string {
  const link = letter.links.find((l) => pattern.test(l));
  if (!link) throw new Error(`no link like ${pattern} in "${letter.subject}": ${letter.links.join(' ')}`);
  return new URL(link).pathname;
}

/** All letters, newest first. */
async function letters(): Promise<Letter[]> {
  const folder = process.env.E2E_MAIL ?? '';
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const dated = await Promise.all(names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })));
  dated.sort((a, b) => b.at - a.at || (a.path < b.path ? 1 : -1));
  return Promise.all(dated.map(async ({ path }) => parse(await readFile(path, 'latin1'))));
}

/** Reads one .eml file given as Latin-1 text. Covers what our own sender writes. */
export function parse(source: string): Letter {
  const whole = part(source);
  const parts = whole.parts.length > 0 ? whole.parts : [whole];
  const body = (type: string) => parts.find((p) => p.type.startsWith(type))?.body ?? '';
  const text = body('text/plain');
  return {
    to: words(whole.headers.get('to') ?? ''),
    subject: words(whole.headers.get('subject') ?? ''),
    text,
    html: body('text/html'),
    links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
  };
}

interface Part {
  headers: Map<string, string>;
  type: string;
  body: string;
  parts: Part[];
}

function part(source: string): Part {
  const [head = '', ...rest] = source.replace(/\r\n/g, '\n').split('\n\n');
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const raw = rest.join('\n\n');
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (!boundary) return { headers, type, body: decode(raw, headers.get('content-transfer-encoding') ?? '').toString('utf8'), parts: [] };
  const pieces = raw.split(`--${boundary}`).slice(1, -1).map((piece) => part(piece.replace(/^\n/, '')));
  return { headers, type, body: '', parts: pieces.flatMap((p) => (p.parts.length > 0 ? p.parts : [p])) };
}

function decode(raw: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(raw, 'base64');
  if (/quoted-printable/i.test(encoding)) return quoted(raw.replace(/=\n/g, ''));
  return Buffer.from(raw, 'latin1');
}

const quoted = (raw: string) => Buffer.from(raw.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

/** Header words as in RFC 2047, for example =?utf-8?q?You=27re_invited?= */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      (kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64') : quoted(coded.replace(/_/g, ' '))).toString('utf8'),
    );
}
