import { QueryClientProvider } from '@tanstack/preact-query';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter-preact';
import { memoryLocation } from 'wouter-preact/memory-location';
import { keep, keys } from '../../src/api/keys';
import { queries } from '../../src/api/queries';
import { Application as Record } from '../../src/areas/coordinator/applications/Application';
import type { Dossier } from '../../src/areas/coordinator/applications/reads';
import { Release } from '../../src/areas/coordinator/applications/Release';
import { actsOf, beside, ticksOf } from '../../src/areas/coordinator/applications/stand';
import { Withdraw } from '../../src/areas/coordinator/applications/Withdraw';
import type { Application as Listed } from '../../src/areas/coordinator/reads';
import { application, call, cohort, person } from './desk';

afterEach(() => {
  cleanup();
  queries.clear();
});

type Seat = Dossier['members'][number];
const seat = (state?: NonNullable<Seat['offer']>['state'], holdsSeat = false): Seat => ({
  id: `m-${state}`, name: `Member ${state}`, email: 'm@example.org', jobTitle: '', sector: 'health', role: '', organisation: '', organisationKind: '', areaName: '', lineManagerName: '', lineManagerEmail: '', signed: true,
  ...(state && { offer: { state, replyBy: '2026-12-01T23:59:59Z', answeredAt: '2026-11-20T10:00:00Z', reason: '', holdsSeat } }),
});
const dossier = (offer: Dossier['offer'], members: Seat[], state: Dossier['state'] = 'submitted'): Dossier => ({
  id: 'a', reference: 'TD-A', kind: 'pair', state, offer, members, submittedAt: '2026-11-05T13:01:00Z', unitKind: 'same_area', jointCase: { challenge: '', whyTogether: '', hopedFor: '' }, history: [],
});

describe('what can be done with an application', () => {
  it.each<[string, Dossier, string]>([
    ['sent', dossier('none', [seat(), seat()]), 'offer'],
    ['not sent', dossier('none', [seat()], 'draft'), ''],
    ['offered', dossier('made', [seat('made'), seat('accepted')]), 'withdraw'],
    ['accepted by all', dossier('accepted', [seat('accepted'), seat('accepted')]), ''],
    ['not answered in time', dossier('lapsed', [seat('lapsed', true), seat('lapsed', true)]), 'again release withdraw'],
    ['given back', dossier('lapsed', [seat('lapsed'), seat('lapsed')]), 'again withdraw'],
    ['declined by one of two', dossier('declined', [seat('declined'), seat('accepted')]), 'withdraw'],
    ['declined by all', dossier('declined', [seat('declined'), seat('declined')]), 'offer'],
    ['withdrawn', dossier('rescinded', [seat('rescinded'), seat('declined')]), 'offer'],
  ])('%s', (_, one, acts) => expect(Object.entries(actsOf(one)).filter(([, may]) => may).map(([act]) => act).join(' ')).toBe(acts));

  it('is told person by person', () => expect(ticksOf(dossier('declined', [seat('declined'), { ...seat('made'), signed: false }])).map(({ mark }) => mark)).toEqual(['done', 'done', 'no', 'open', 'open']));
  it('has neighbours in the list, and keeps them when an act takes it out', () => {
    const [a, b, c] = ['Ada', 'Ben', 'Cem'].map((name) => application(name, { members: [person(name)] })) as [Listed, Listed, Listed];
    expect(beside([a, b, c], b)).toEqual({ before: a, after: c, at: 2 });
    expect(beside([a, b, c], c)).toEqual({ before: b, after: undefined, at: 3 });
    expect(beside([a, c], b)).toEqual({ before: a, after: c, at: 0 });
    expect(beside([a, b], c)).toEqual({ before: b, after: undefined, at: 0 });
    expect(beside([a], undefined)).toEqual({ at: 0 });
  });
});

describe('an address of an act that does not apply', () => {
  const open = (page: typeof Release, one: Dossier, path: string) => {
    keep(keys.callApplication('a'), one);
    const memory = memoryLocation({ path: `/admin/calls/k/applications/a/${path}`, record: true });
    const Page = page;
    render(<QueryClientProvider client={queries}><Router hook={memory.hook}><Page params={{ call: 'k', application: 'a' }} /></Router></QueryClientProvider>);
    return memory.history;
  };
  it.each([['release', Release], ['withdraw', Withdraw]])('%s leads to the application and states nothing', (path, page) => {
    expect(open(page, dossier('none', [seat(), seat()]), `${path}?kind=pair&replyBy=x`).at(-1)).toBe('/admin/calls/k/applications/a?kind=pair');
    expect(screen.queryByRole('heading')).toBeNull();
  });
  it.each([['release', Release, 'Give the places back'], ['withdraw', Withdraw, 'Withdraw the offer']])('%s stays where it applies', (path, page, title) => {
    expect(open(page, dossier('lapsed', [seat('lapsed', true)]), path).at(-1)).toMatch(`/${path}`);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
  });
});

describe('the record of an application', () => {
  it('is headed by its people, and keeps the filter on the way to its neighbours and back', () => {
    keep(keys.callApplication('a'), dossier('none', [seat(), { ...seat(), id: 'n', name: 'Beth Lomax' }]));
    keep(keys.call('k'), call);
    keep(keys.cohort('c'), cohort);
    keep(keys.callApplications('k'), [application('a', { members: [person('Member')] }), application('b', { members: [person('Nell')] }), application('x', { kind: 'individual', members: [person('Oz')] })]);
    const { hook } = memoryLocation({ path: '/admin/calls/k/applications/a?kind=pair' });
    render(<QueryClientProvider client={queries}><Router hook={hook}><Record params={{ call: 'k', application: 'a' }} /></Router></QueryClientProvider>);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Member undefined and Beth Lomax');
    expect(screen.getByRole('link', { name: 'Next application: Nell' }).getAttribute('href')).toBe('/admin/calls/k/applications/b?kind=pair');
    expect(screen.queryByRole('link', { name: /^Previous/ })).toBeNull();
    expect(screen.getByText('1 of 2')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Back' }).getAttribute('href')).toBe('/admin/calls/k?kind=pair');
  });
});
