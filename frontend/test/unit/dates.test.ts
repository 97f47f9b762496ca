import { describe, expect, it } from 'vitest';
import { clock, day, fromInstant, instant, toInstant } from '../../src/i18n';

describe('dates are read in London', () => {
  it.each([
    ['2026-11-27T23:59:00Z', '11:59pm on Friday 27 November 2026'],
    ['2026-07-01T22:59:00Z', '11:59pm on Wednesday 1 July 2026'],
    ['2026-07-01T08:00:00Z', '9am on Wednesday 1 July 2026'],
    ['2026-11-27T12:00:00Z', 'midday on Friday 27 November 2026'],
    ['2026-11-27T00:00:00Z', 'midnight on Friday 27 November 2026'],
    ['2026-11-27T00:05:00Z', '12:05am on Friday 27 November 2026'],
  ])('%s is %s', (at, said) => expect(instant(at)).toBe(said));

  it('shows a date without a time as it was entered', () => expect(day('2026-03-29')).toBe('29 March 2026'));

  it('shows the clock of a saved draft', () => expect(clock('2026-06-01T13:02:59Z')).toBe('14:02'));
});

describe('deadlines are typed in London and stored in UTC', () => {
  it.each([
    ['2026-11-27', '23:59', '2026-11-27T23:59:00Z'],
    ['2026-07-01', '23:59', '2026-07-01T22:59:00Z'],
    ['2026-03-29', '00:30', '2026-03-29T00:30:00Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25', '03:00', '2026-10-25T03:00:00Z'],
  ])('%s %s is %s and comes back', (date, time, at) => {
    expect(toInstant(date, time)).toBe(at);
    expect(fromInstant(at)).toEqual({ date, time });
  });

  it.each([['2026-13-01', '10:00'], ['', '10:00'], ['2026-11-', '10:00'], ['2026-11-27', 'noon'], ['2026-11-27', '']])(
    '%s %s is no instant',
    (date, time) => expect(toInstant(date, time)).toBeUndefined(),
  );
});
