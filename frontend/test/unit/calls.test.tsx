import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { filters, findOf, listed, matching, narrowed, options, queryOf, standingOf } from '../../src/areas/coordinator/calls/filters';
import { Units } from '../../src/areas/coordinator/calls/Units';
import type { Application } from '../../src/areas/coordinator/reads';
import { stageOf } from '../../src/areas/coordinator/stage';
import { applicationStates } from '../../src/states/application';
import { applicationOffers } from '../../src/states/applicationOffer';
import { application, call, cohort, person } from './desk';

afterEach(cleanup);

const none = findOf('');

describe('applications of a call', () => {
  const all = [
    application('1', { members: [person('Zoë Hart'), person('Ben Ash', { areaName: 'Luton', sector: 'care' })] }),
    application('2', { kind: 'individual', offer: 'made', members: [person('Amina Rahman', { sector: 'education' })] }),
    application('3', { state: 'draft', members: [person('')] }),
    application('4', { offer: 'lapsed', members: [person('Cem Ay'), person('Dan Bo')] }),
  ];
  const ids = (some: Application[]) => some.map(({ id }) => id).join('');

  it.each([['', '1234'], ['undecided', '1'], ['submitted', '124'], ['draft', '3'], ['places-made', '2'], ['places-lapsed', '4'], ['merged', ''], ['nonsense', '']])('in state "%s" are %s', (state, found) => expect(ids(matching(all, state))).toBe(found));
  it.each([
    ['q=zoe', '1'], ['q=ZOË+hart', '1'], ['q=hart+zo', '1'], ['q=luton', '1'], ['q=rahman+trust', '2'], ['q=td-4', '4'], ['q=nobody', ''], ['q=+', '1234'],
    ['sector=care', '1'], ['sector=health', '134'], ['area=Luton', '1'], ['area=Devon', '1234'], ['kind=individual', '2'], ['sector=health&kind=pair&q=cem', '4'],
  ])('narrowed by %s are %s', (query, found) => expect(ids(narrowed(all, findOf(query)))).toBe(found));

  it('are in the order of the first name, the nameless last', () => expect(ids(listed(all, none))).toBe('2413'));
  it('offer only filters that find something', () => expect(filters(all).map(({ key, count }) => [key, count])).toEqual([['', 4], ['undecided', 1], ['submitted', 3], ['draft', 1], ['places-made', 1], ['places-lapsed', 1]]));
  it('offer only values that somebody has, with how many', () => {
    expect(options(all).area).toEqual([{ value: 'Devon', label: 'Devon (4)' }, { value: 'Luton', label: 'Luton (1)' }]);
    expect(options(all).kind.map(({ label }) => label)).toEqual(['Individual (1)', 'Pair (3)']);
    expect(options(all).sector.map(({ value }) => value)).toEqual(['education', 'health', 'care']);
  });
  it('keep what they are narrowed to in the address', () => {
    expect(queryOf(none)).toBe('');
    for (const query of ['?q=a+%26+b&area=Bristol%2C+City+of', '?sector=health&kind=pair&state=undecided']) expect(queryOf(findOf(query))).toBe(query);
  });
  it('say what became of the places as soon as some were offered', () => expect(all.map((one) => standingOf(one).text)).toEqual(['Sent', 'Offered', 'Not sent', 'No answer']));
  it('have states of one or two words', () => {
    for (const { coordinator } of [...Object.values(applicationStates), ...Object.values(applicationOffers)]) expect(coordinator.text.split(' ').length).toBeLessThan(3);
  });
  it('show people first and the reference last, a pair on two lines of one body', () => {
    render(<Units call="k" caption="2 applications" query="?kind=pair" applications={[all[0]!, all[2]!]} />);
    const body = screen.getAllByRole('rowgroup')[1]!;
    const rows = within(body).getAllByRole('row');
    expect(rows).toHaveLength(2);
    const cells = [...rows[0]!.children].map(({ textContent }) => textContent);
    expect(cells[0]).toBe('Zoë Hart , has signed');
    expect(cells.at(-1)).toBe('TD-1');
    expect(within(rows[1]!).getByRole('link', { name: 'Ben Ash' }).getAttribute('href')).toBe('/admin/calls/k/applications/1?kind=pair');
    expect(body.querySelectorAll('td[rowspan="2"]')).toHaveLength(5);
    expect(screen.getByRole('link', { name: 'No name yet' })).toBeTruthy();
  });
});

it.each([['2026-11-15', 'apply'], ['2026-12-02', 'sign'], ['2026-12-20', 'choose'], ['2027-01-04', 'programme'], ['2027-02-01', 'programme'], ['2027-02-02', 'finished']])('on %s the cohort is at "%s"', (day, stage) => {
  expect(stageOf(call, cohort, Date.parse(`${day}T12:00:00Z`))).toBe(stage);
});
