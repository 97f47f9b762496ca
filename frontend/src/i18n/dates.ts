// Instants travel in UTC and are read and typed in the time of London, right
// across clock changes.
const zone = 'Europe/London';
const language = 'en-GB';

function parts(at: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

// clock is "14:02".
export function clock(at: string | Date): string {
  const p = parts(new Date(at));
  return `${p.hour}:${p.minute}`;
}

// hour is "11:59pm", "9am", "midday" or "midnight".
export function hour(at: string | Date): string {
  const p = parts(new Date(at));
  const h = Number(p.hour);
  if (p.minute === '00' && h === 0) return 'midnight';
  if (p.minute === '00' && h === 12) return 'midday';
  const minutes = p.minute === '00' ? '' : `:${p.minute}`;
  return `${h % 12 === 0 ? 12 : h % 12}${minutes}${h < 12 ? 'am' : 'pm'}`;
}

// instant is "11:59pm on Friday 27 November 2026".
export function instant(at: string | Date): string {
  return `${hour(at)} on ${longDay(at)}`;
}

// longDay is "Friday 27 November 2026".
export function longDay(at: string | Date): string {
  const p = parts(noonOf(at));
  return `${p.weekday} ${p.day} ${p.month} ${p.year}`;
}

// day is "27 November 2026", from an instant or from a date without a time.
export function day(at: string | Date): string {
  const p = parts(noonOf(at));
  return `${p.day} ${p.month} ${p.year}`;
}

// shortDay is "27 Nov 2026", for tables.
export function shortDay(at: string | Date): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(noonOf(at));
}

function noonOf(at: string | Date): Date {
  return typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at) ? new Date(`${at}T12:00:00Z`) : new Date(at);
}

const months = (): string[] => Array.from({ length: 12 }, (_, at) => parts(new Date(Date.UTC(2000, at, 15))).month!.toLowerCase());

// monthOf reads the name of a month, whole or its first letters, as its number
// "01". Three letters tell all twelve apart.
export function monthOf(text: string): string | undefined {
  const typed = text.trim().replace(/\.$/, '').toLowerCase();
  if (!/^[a-z]{3,}$/.test(typed)) return undefined;
  const at = months().findIndex((name) => name.startsWith(typed));
  return at < 0 ? undefined : String(at + 1).padStart(2, '0');
}

// today is the day in London, as the server writes days.
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now);
}

// daysTo is how many days a day is away from another; negative when it is past.
export function daysTo(date: string, from: string = today()): number {
  return Math.round((Date.parse(date) - Date.parse(from)) / 86_400_000);
}

// realDate tells whether "2026-02-31" is a date there is.
export function realDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

// toInstant reads a London date (2026-11-27) and time (23:59); undefined when
// they are no date and time.
export function toInstant(date: string, time: string): string | undefined {
  const said = Date.parse(`${date}T${time}:00Z`);
  if (!realDate(date) || Number.isNaN(said)) return undefined;
  const near = said - offset(said);
  return new Date(said - offset(near)).toISOString().replace('.000Z', 'Z');
}

// fromInstant is the reverse, for filling a form.
export function fromInstant(at: string): { date: string; time: string } {
  const said = new Date(Date.parse(at) + offset(Date.parse(at))).toISOString();
  return { date: said.slice(0, 10), time: said.slice(11, 16) };
}

function offset(at: number): number {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  const p = Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, Number(part.value)]));
  return Date.UTC(p.year!, p.month! - 1, p.day, p.hour, p.minute, p.second) - Math.floor(at / 1000) * 1000;
}
