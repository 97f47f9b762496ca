import { describe, expect, it } from 'vitest';
import { bandOf, datesOf, headlineOf, markOf, runsOf, tasksOf } from '../../src/areas/coordinator/today/queue';
import { application, at, standing, wave } from './desk';

describe('what needs the programme team', () => {
  it('comes by urgency, each with its act, and what runs by itself stands apart', () => {
    const now = standing([application('1'), application('2', { offer: 'lapsed' }), application('3', { state: 'draft' }), application('4', { offer: 'made' })], [wave({}), wave({ id: 'v', state: 'planned', opensAt: '2026-11-13T09:00:00Z' })]);
    const tasks = tasksOf(now, at);
    expect(tasks.map((task) => [task.number, task.href, bandOf(task, at), markOf(task, at).text])).toEqual([
      [1, '/admin/cohorts/c/surveys/v', 'now', '2 days late'],
      [1, '/admin/calls/k?state=places-lapsed', 'now', 'Today'],
      [2, '/admin/cohorts/c/surveys/w', 'week', 'By 18 Nov 2026'],
      [1, '/admin/calls/k?state=undecided', 'later', 'By 4 Jan 2027'],
    ]);
    for (const { act } of tasks) expect(act).toMatch(/\w/);
    expect(headlineOf(tasks, at)).toBe('4 things need you; 1 is late.');
    expect(runsOf(now, at).map(({ href }) => href)).toEqual(['/admin/calls/k?state=draft', '/admin/calls/k?state=places-made']);
  });
  it('does not go on asking about the applications of a cohort that has ended', () => {
    const applications = [application('1'), application('2', { offer: 'lapsed' }), application('3', { offer: 'declined' }), application('4', { offer: 'made' })];
    expect(tasksOf(standing(applications), Date.parse('2027-02-01T12:00:00Z'))).toHaveLength(3);
    expect(tasksOf(standing(applications), Date.parse('2027-02-02T12:00:00Z'))).toEqual([]);
    expect(runsOf(standing(applications), Date.parse('2027-02-02T12:00:00Z'))).toEqual([]);
    expect(headlineOf([], at)).toBe('Nothing needs you at the moment.');
  });
  it('does not speak of drafts of a call that has closed', () => expect(runsOf(standing([application('1', { state: 'draft' })]), Date.parse('2026-12-02T00:00:00Z'))).toEqual([]));
  it('names the dates ahead, the nearest first', () => expect(datesOf(standing([], [wave({})]), at).map(({ key }) => key)).toEqual(['w', 'k-closes', 'k-grace', 'c-starts', 'c-ends']));
});
