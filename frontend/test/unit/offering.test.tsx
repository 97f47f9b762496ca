import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queries } from '../../src/api/queries';
import { begin, type Session } from '../../src/api/session';
import type { Call, Cohort } from '../../src/areas/coordinator/reads';
import { SessionExpired } from '../../src/areas/public/sign-in/SessionExpired';
import { rooms } from '../../src/rooms';
import { App } from '../../src/shell/App';
import { server, session } from './server';

const call: Call = { id: 'K', cohortId: 'C', programme: 'P', cohort: 'Spring', opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z', graceUntil: '2026-12-02T00:00:00Z', version: 1, applications: { total: 1, submitted: 1 } };
const cohort: Cohort = { id: 'C', programmeId: 'P', name: 'Spring', capacity: 10, seatsTaken: 0, startsOn: '2027-01-01', endsOn: '2027-02-01', version: 1 };
const member = { lead: true, signed: true, jobTitle: '', sector: '', role: '', organisation: '', organisationKind: '', area: '', areaName: '', lineManagerName: '', lineManagerEmail: '' };
const dossier = {
  id: 'A', reference: 'TD-1', kind: 'pair', state: 'submitted', offer: 'none', unitKind: 'same_area', jointCase: { challenge: '', whyTogether: '', hopedFor: '' }, considerAlone: false, history: [],
  members: [{ ...member, id: 'M1', name: 'Amina', email: 'a@x.example' }, { ...member, id: 'M2', name: 'Tom', email: 't@x.example' }],
};
const at = '/admin/calls/K/applications/A';

function open(path: string, change: object = {}, seatsTaken = 0) {
  const heard = server({
    'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1' } }],
    'GET /calls/K/applications/A': [{ status: 200, body: { ...dossier, ...change } }],
    'GET /calls/K': [{ status: 200, body: call }],
    'GET /cohorts/C': [{ status: 200, body: { ...cohort, seatsTaken } }],
  });
  history.replaceState(null, '', path);
  begin({ ...session(), role: 'coordinator', roles: ['coordinator'] } as Session, async () => undefined);
  render(<App rooms={rooms} expired={SessionExpired} />);
  return heard;
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

beforeEach(() => queries.clear());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('offering places', () => {
  it.each(['made', 'accepted'])('is over once they are %s', async (offer) => {
    open(`${at}/offer/confirm?replyBy=2027-01-10`, { offer });
    await waitFor(() => expect(location.pathname).toBe(at));
    expect(screen.queryByRole('button', { name: 'Offer places and send emails' })).toBeNull();
  });

  it.each([[8, true], [9, false], [10, false]])('to two people with %d of ten seats taken: %s', async (taken, possible) => {
    const heard = open(`${at}/offer/confirm?replyBy=2027-01-10`, {}, taken);
    await heading(possible ? 'Check before you offer places' : 'There are not enough free seats');
    expect(screen.queryByRole('button', { name: 'Offer places and send emails' }) !== null).toBe(possible);
    if (possible) expect(screen.getByText('2 seats are kept for them. 2 seats are free now, 0 will be left.')).toBeTruthy();
    expect(heard.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  // A day begins and ends in London.
  it.each([
    ['2026-11-27T23:59:00Z', '2026-11-27', true], ['2026-11-27T23:59:00Z', '2026-11-26', false], ['2026-11-28T00:00:00Z', '2026-11-27', false],
    ['2026-07-01T22:59:00Z', '2026-07-01', true], ['2026-07-01T23:00:00Z', '2026-07-01', false], ['2026-07-01T23:00:00Z', '2026-07-02', true],
  ])('at %s with %s as the last day to reply: %s', async (now, replyBy, possible) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
    open(`${at}/offer?replyBy=${replyBy}`);
    await heading('Offer places to Amina and Tom');
    fireEvent.submit(document.querySelector('main form')!);
    if (possible) await waitFor(() => expect(location.pathname).toBe(`${at}/offer/confirm`));
    else expect((await screen.findAllByText('The day by which they must reply must be today or later')).length).toBeGreaterThan(0);
  });
});
