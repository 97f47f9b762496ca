import { fromInstant, realDate, toInstant, words } from '../../../i18n';

// A moment is typed as a London date and a plain time, kept side by side in a
// flat form: opensAt and opensAtTime.

// readTime understands how people write times: 9am, 5.30 pm, 23:59, midday.
// It gives "17:30", or nothing when it is no time.
export function readTime(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replaceAll('.', ':').replace(/\s+/g, '');
  if (text === 'midday' || text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const found = /^(\d{1,2})(?::?(\d{2}))?(am|pm)?$/.exec(text.replace(/([ap]):m:?$/, '$1m'));
  if (!found) return undefined;
  const [hours, minutes, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]];
  if (minutes > 59 || (half ? hours < 1 || hours > 12 : hours > 23 || found[2] === undefined)) return undefined;
  const hour = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

// sayTime is the reverse, for filling a form: "9am", "11:59pm".
export function sayTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (minutes === 0 && hours === 12) return 'midday';
  if (minutes === 0 && hours === 0) return 'midnight';
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${rest}${hours < 12 ? 'am' : 'pm'}`;
}

export type Moment = { at: string } | { wrong: 'date' | 'time' | 'skipped' };

// readMoment turns what was typed into an instant, or says which part is no
// part of one. "skipped" is an hour that the clocks leap over in March.
export function readMoment(date: string, typed: string): Moment {
  if (!realDate(date)) return { wrong: 'date' };
  const time = readTime(typed);
  const at = time && toInstant(date, time);
  if (!at) return { wrong: 'time' };
  const back = fromInstant(at);
  return back.date === date && back.time === time ? { at } : { wrong: 'skipped' };
}

// typedMoment fills a form from an instant.
export function typedMoment(at: string): { date: string; time: string } {
  const { date, time } = fromInstant(at);
  return { date, time: sayTime(time) };
}

// sheetTime is an instant as spreadsheets read and sort it, in the time of London.
export function sheetTime(at: string): string {
  const { date, time } = fromInstant(at);
  return `${date} ${time}`;
}

type Refusals = { dateMissing: Record<string, string>; timeMissing: Record<string, string>; skipped: string };

// wrongMoments says at each field what is not a date or a time.
export function wrongMoments(values: Record<string, string>, names: string[], say: Refusals): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const moment = readMoment(values[name] ?? '', values[`${name}Time`] ?? '');
    if ('at' in moment) continue;
    if (moment.wrong === 'date') found[name] = values[name] ? words.date.none : say.dateMissing[name]!;
    else found[`${name}Time`] = moment.wrong === 'time' ? say.timeMissing[name]! : say.skipped;
  }
  return found;
}

// sentAt is the instant of a pair of fields that wrongMoments found right.
export function sentAt(values: Record<string, string>, name: string): string {
  const moment = readMoment(values[name] ?? '', values[`${name}Time`] ?? '');
  return 'at' in moment ? moment.at : '';
}
