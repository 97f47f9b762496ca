import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queries } from '../../src/api/queries';
import { begin } from '../../src/api/session';
import { words } from '../../src/areas/participant/offers/words';
import { SessionExpired } from '../../src/areas/public/sign-in/SessionExpired';
import { rooms } from '../../src/rooms';
import { App } from '../../src/shell/App';
import { server, session } from './server';

const milestone = { id: 'S', title: 'Ask parents', dueOn: '2027-01-31', version: 3 };
const project = { id: 'R', title: 'Transitions', challenge: '', startingPoint: '', scope: '', theme: '', state: 'idea', owners: ['Ada'], milestones: [milestone], version: 1, updatedAt: '2026-11-21T14:02:00Z' };
const offer = { id: 'O', programme: 'Leading', cohort: 'Spring', startsOn: '2027-01-01', endsOn: '2027-06-01', state: 'accepted', replyBy: '2026-12-10T23:59:59Z', version: 2 };

function open(path: string, routes: Parameters<typeof server>[0]) {
  const heard = server({ 'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1' } }], 'GET /places': [{ status: 200, body: { items: [], next: '' } }], ...routes });
  history.replaceState(null, '', path);
  begin(session(), async () => undefined);
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

describe('a place that is accepted', () => {
  const partner = (name: string, state: string) => ({ name, state });

  it('waits for those who can still answer, and for nobody else', async () => {
    const partners = [partner('Tom', 'made'), partner('Dora', 'declined'), partner('Lee', 'lapsed'), partner('Rhys', 'rescinded'), partner('Ann', 'accepted')];
    open('/offers/O', { 'GET /offers': [{ status: 200, body: { items: [{ ...offer, partners }], next: '' } }] });
    await screen.findByText(words.waiting('Tom'));
  });

  it.each(['declined', 'lapsed', 'rescinded', 'accepted'])('waits for nobody when the partner’s is %s', async (state) => {
    open('/offers/O', { 'GET /offers': [{ status: 200, body: { items: [{ ...offer, partners: [partner('Tom', state)] }], next: '' } }] });
    await heading('You have accepted your place');
    expect(screen.queryByText(words.waiting('Tom'))).toBeNull();
  });
});

describe('a milestone', () => {
  it('is saved when its owner says so, once, and never half typed', async () => {
    const heard = open('/project/R/milestones/S', { 'GET /projects/R': [{ status: 200, body: project }], 'PUT /milestones/S': [{ status: 200, body: { ...milestone, title: 'Ask all parents', version: 4 } }] });
    const puts = () => heard.filter(({ method }) => method === 'PUT');
    const title = await screen.findByDisplayValue('Ask parents');
    vi.useFakeTimers();
    fireEvent.input(title, { target: { value: 'Ask all parents' } });
    await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
    expect(puts()).toEqual([]);
    fireEvent.submit(document.querySelector('main form')!);
    await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
    expect(puts().map(({ path, body }) => [path, body])).toEqual([['/milestones/S', { title: 'Ask all parents', dueOn: '2027-01-31' }]]);
  });
});
