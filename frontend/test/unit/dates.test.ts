import { describe, expect, it } from 'vitest';
import { clock, day, daysTo, fromInstant, instant, monthOf, toInstant, today } from '../../src/i18n';

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

  it.each([['2026-13-01', '10:00'], ['2026-02-31', '10:00'], ['2027-02-29', '10:00'], ['', '10:00'], ['2026-11-', '10:00'], ['2026-11-27', 'noon'], ['2026-11-27', '']])(
    '%s %s is no instant',
    (date, time) => expect(toInstant(date, time)).toBeUndefined(),
  );
});

describe('a month is understood by its name', () => {
  it.each([['Jan', '01'], ['january', '01'], [' Sept.', '09'], ['MARCH', '03'], ['Jun', '06'], ['May', '05'], ['December', '12']])(
    '%s is %s',
    (typed, month) => expect(monthOf(typed)).toBe(month),
  );

  it.each(['J', 'Ju', 'Jann', 'Foo', '1', '', 'Decembers'])('%s is no name of one', (typed) => expect(monthOf(typed)).toBeUndefined());
});

describe('days are counted in London', () => {
  it('knows which day it is there', () => expect(today(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01'));

  it.each([
    ['2026-11-25', '2026-11-25', 0],
    ['2026-12-20', '2026-11-25', 25],
    ['2026-11-16', '2026-11-25', -9],
    ['2027-04-01', '2027-03-01', 31],
  ])('%s from %s is %d', (date, from, days) => expect(daysTo(date, from)).toBe(days));
});
