import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { gathered, sentence } from '../../src/areas/coordinator/applications/History';
import { standing } from '../../src/areas/coordinator/calls/CallTable';
import { readMoment, readTime, sayTime, sheetTime, typedMoment, wrongMoments } from '../../src/areas/coordinator/calls/window';
import { realDate } from '../../src/i18n';
import { every, together, type Wave } from '../../src/areas/coordinator/reads';
import { eligible, percent, unanswered } from '../../src/areas/coordinator/waves/figures';
import { Funnel, stagesOf } from '../../src/areas/coordinator/waves/Funnel';
import { sendable } from '../../src/areas/coordinator/waves/PlanWave';

afterEach(cleanup);

describe('a time is read as people write it', () => {
  it.each([
    ['9am', '09:00'], ['9 AM', '09:00'], ['9 a.m.', '09:00'], ['12am', '00:00'], ['12pm', '12:00'], ['5.30 pm', '17:30'], ['5:30 p.m', '17:30'],
    ['11:59pm', '23:59'], ['1159pm', '23:59'], ['23:59', '23:59'], ['2359', '23:59'], ['9:05', '09:05'], ['midday', '12:00'], ['Noon', '12:00'], ['midnight', '00:00'],
  ])('%s is %s', (typed, time) => expect(readTime(typed)).toBe(time));

  it.each(['', 'nine', '9', '24:00', '25:10', '13pm', '0am', '10:60', '9amm', '-1:00', '9:5', '12:00:00'])('"%s" is no time', (typed) => expect(readTime(typed)).toBeUndefined());

  it('is said in the way it is read', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(readTime(sayTime(time))).toBe(time);
    }
  });
});

describe('a moment is typed in London and sent in UTC', () => {
  it.each([
    ['2026-11-27', '11:59pm', '2026-11-27T23:59:00Z'],
    ['2027-07-01', '11.59pm', '2027-07-01T22:59:00Z'],
    ['2027-03-28', '12:59am', '2027-03-28T00:59:00Z'],
    ['2027-03-28', '2am', '2027-03-28T01:00:00Z'],
    ['2027-10-31', '3am', '2027-10-31T03:00:00Z'],
    ['2028-02-29', 'midday', '2028-02-29T12:00:00Z'],
  ])('%s %s is %s and comes back', (date, time, at) => {
    expect(readMoment(date, time)).toEqual({ at });
    expect(readMoment(typedMoment(at).date, typedMoment(at).time)).toEqual({ at });
  });

  it.each([
    ['2027-03-28', '1:30am', 'skipped'],
    ['2027-02-29', '9am', 'date'],
    ['2026-11-', '9am', 'date'],
    ['', '9am', 'date'],
    ['2026-11-27', 'soon', 'time'],
  ])('%s %s: the %s is wrong', (date, time, wrong) => expect(readMoment(date, time)).toEqual({ wrong }));

  it('takes one of the two hours that an October night has twice', () => {
    const found = readMoment('2027-10-31', '1:30am');
    expect(['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']).toContain('at' in found && found.at);
  });

  it('comes back at any hour of two years', () => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += 3_600_000 * 17) {
      const { date, time } = typedMoment(new Date(at).toISOString());
      const back = readMoment(date, time);
      expect('at' in back && Math.abs(Date.parse(back.at) - at) % 3_600_000).toBe(0);
      if (!/-10-(25|31)$/.test(date)) expect('at' in back && Date.parse(back.at)).toBe(at);
    }
  });

  it('says at its own field what is wrong', () => {
    const say = { dateMissing: { opensAt: 'day?' }, timeMissing: { opensAt: 'time?' }, skipped: 'gone' };
    expect(wrongMoments({ opensAt: '', opensAtTime: '9am' }, ['opensAt'], say)).toEqual({ opensAt: 'day?' });
    expect(wrongMoments({ opensAt: '2026-02-31', opensAtTime: '9am' }, ['opensAt'], say)).toEqual({ opensAt: 'There is no such date. Enter a day, a month and a year, such as 27 11 2026' });
    expect(wrongMoments({ opensAt: '2026-11-27', opensAtTime: 'x' }, ['opensAt'], say)).toEqual({ opensAtTime: 'time?' });
    expect(wrongMoments({ opensAt: '2027-03-28', opensAtTime: '1am' }, ['opensAt'], say)).toEqual({ opensAtTime: 'gone' });
    expect(wrongMoments({ opensAt: '2026-11-27', opensAtTime: '9am' }, ['opensAt'], say)).toEqual({});
  });

  it('knows a day that does not exist', () => expect([realDate('2027-02-28'), realDate('2027-02-30'), realDate('2027-13-01')]).toEqual([true, false, false]));
  it('is written for spreadsheets in the time of London', () => expect(sheetTime('2027-07-01T22:59:00Z')).toBe('2027-07-01 23:59'));
});

const wave = (funnel: Partial<Wave['funnel']>, state: Wave['state'] = 'open'): Wave => ({
  id: 'w', cohortId: 'c', instrument: 'manager_interim', title: 'How is it going?', state, opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-12-01T23:59:00Z', confidentiality: 'pseudonymous', version: 1, toMail: { managers: 0, forms: 0 },
  funnel: { created: 0, sent: 0, opened: 0, started: 0, completed: 0, declined: 0, ineligible: 0, ...funnel },
});

describe('a call', () => {
  const call = { opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' };
  it('is known before, in and after its window', () => {
    expect(['2026-10-01', '2026-11-01', '2026-12-01'].map((day) => standing(call, Date.parse(`${day}T00:00:00Z`)))).toEqual(['later', 'open', 'closed']);
  });
});

describe('how far a survey has come', () => {
  it('rounds half up on whole numbers, and has no share of nothing', () => expect([percent(1, 8), percent(1, 200), percent(1, 3), percent(29, 29), percent(0, 4), percent(0, 0)]).toEqual([13, 1, 33, 100, 0, undefined]));
  it('reminds only about what can still be answered', () => expect(unanswered(wave({ created: 10, completed: 4, declined: 2, ineligible: 1 }))).toBe(3));
  it('leaves those who left out of the base', () => expect(eligible(wave({ created: 10, ineligible: 1 }))).toBe(9));
  it('shows declined forms only when there are some', () => expect([stagesOf(wave({ created: 1 })).length, stagesOf(wave({ created: 1, declined: 1 })).length]).toEqual([5, 6]));
  it('is headed by what it finds', () => {
    render(<Funnel wave={wave({ created: 4, sent: 4, opened: 3, started: 2, completed: 2 })} />);
    expect(screen.getByRole('heading', { name: '2 of 4 forms have been answered' })).toBeTruthy();
    expect(screen.getByRole('row', { name: /Link opened 3 75%/ })).toBeTruthy();
  });
  it('sends questionnaires to line managers only', () => expect([sendable({ audience: 'manager', confidentiality: 'pseudonymous' }), sendable({ audience: 'participant', confidentiality: 'named' }), sendable({ audience: 'manager', confidentiality: 'anonymous' })]).toEqual([true, false, false]));
});

describe('the history of an application', () => {
  const event = (action: string, by = 'Clare', at = '2026-11-21T10:00:00Z') => ({ action, by, at });
  it('says who did what', () => expect(sentence(event('application.signed'))).toBe('Clare signed the shared answers'));
  it('names nobody for what happens by itself', () => expect(sentence(event('offer.lapsed', 'Tandem'))).toBe('An offer was not answered in time'));
  it('never shows a code', () => expect(sentence(event('something.new'))).toBe('Clare changed something'));
  it('counts one act on several people once', () => {
    const lines = gathered([event('offer.made'), event('offer.made'), event('offer.accepted', 'Amina')]);
    expect(lines.map(sentence)).toEqual(['Clare offered a place (2 times)', 'Amina accepted a place']);
  });
  it('counts what somebody saved again and again on a day, and not over midnight', () => {
    const at = (moment: string) => ({ ...event('member.described'), at: moment });
    const lines = gathered([at('2026-11-20T10:00:00Z'), at('2026-11-20T10:05:00Z'), at('2026-11-21T09:00:00Z')]);
    expect(lines.map(({ times }) => times)).toEqual([2, 1]);
  });
});

describe('reads', () => {
  it('follow every page of a list, and stop at a cursor that stands still', async () => {
    const pages: Record<string, { items: number[]; next: string | null }> = { '': { items: [1, 2], next: 'a' }, a: { items: [3], next: null }, still: { items: [4], next: 'still' } };
    expect(await every((cursor) => Promise.resolve(pages[cursor ?? '']!))).toEqual([1, 2, 3]);
    expect(await every((cursor) => Promise.resolve(pages[cursor ?? 'still']!))).toEqual([4, 4]);
  });
  it('are together only when all are there, and fail as soon as one does', () => {
    const [there, waiting, failed] = [
      { data: 1, error: null, isPending: false, refetch: () => 0 },
      { data: undefined, error: null, isPending: true, refetch: () => 0 },
      { data: undefined, error: new Error('x'), isPending: false, refetch: () => 0 },
    ];
    expect(together(there, there).data).toEqual([1, 1]);
    expect(together(there, waiting)).toMatchObject({ data: undefined, isPending: true });
    expect(together(waiting, failed)).toMatchObject({ data: undefined, isPending: false });
  });
});
