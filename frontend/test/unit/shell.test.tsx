import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queries } from '../../src/api/queries';
import { begin, forget, type Session } from '../../src/api/session';
import { SessionExpired } from '../../src/areas/public/sign-in/SessionExpired';
import { rooms } from '../../src/rooms';
import { App } from '../../src/shell/App';
import { problem, server, session } from './server';

const basics = {
  'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1' } }],
  'GET /open-calls': [{ status: 200, body: { items: [], next: '' } }],
  'GET /account': [{ status: 200, body: { id: 'A1', name: 'Ada Byron', email: 'ada@example.org', roles: ['participant'], secondFactor: 'off', recoveryCodesLeft: 0, version: 4 } }],
  'GET /sessions': [{ status: 200, body: { items: [], next: '' } }],
};
type Routes = Parameters<typeof server>[0];

function open(path: string, who?: Partial<Session>, routes: Routes = {}) {
  const heard = server({ ...structuredClone(basics), ...routes });
  history.replaceState(null, '', path);
  if (who) begin({ ...session(), ...who } as Session, async () => undefined);
  else forget();
  render(<App rooms={rooms} expired={SessionExpired} />);
  return heard;
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

beforeEach(() => {
  queries.clear();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('the contact page names somebody who can be written to', async () => {
  const contact = { name: 'The team of Leaders', email: 'team@leaders.example', phone: '020 7946 0123' };
  open('/contact', undefined, { 'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1', contact } }] });
  await heading('Contact');
  expect((await screen.findByRole('link', { name: contact.email })).getAttribute('href')).toBe(`mailto:${contact.email}`);
  expect(screen.getByRole('main').textContent).toContain(contact.name);
  expect(screen.getByRole('main').textContent).toContain(contact.phone);
});

describe('a page for one role', () => {
  it('asks a visitor to sign in, then leads back', async () => {
    const account = { ...session(), role: 'evaluator' as const, roles: ['evaluator'] };
    open('/evaluate/nothing?x=1', undefined, { 'POST /sessions': [{ status: 201, body: account }] });
    await heading('Sign in');
    expect(location.search).toBe(`?return=${encodeURIComponent('/evaluate/nothing?x=1')}`);
    fireEvent.input(screen.getByLabelText('Email address'), { target: { value: 'ada@example.org' } });
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'three owls' } });
    fireEvent.submit(document.querySelector('main form')!);
    await waitFor(() => expect(location.pathname).toBe('/evaluate/nothing'));
  });

  it('does not exist for an account without that role', async () => {
    open('/admin', { role: 'evaluator', roles: ['evaluator'] });
    await heading('Page not found');
  });

  it('offers a switch to an account that has the role too', async () => {
    open('/admin', { role: 'participant', roles: ['participant', 'coordinator'] });
    await heading('You are acting in another role');
    expect(screen.getByText('This page is for the coordinator role. You are acting as participant.')).toBeTruthy();
  });

  it('waits until a second factor is set up', async () => {
    open('/admin', { role: 'unproven', roles: ['coordinator'], needsSecondFactor: true });
    await heading('Your account');
    expect(screen.getByText(/needs a security code/)).toBeTruthy();
  });
});

describe('the shell', () => {
  it('gives every page one h1 and a title, and the focus to the h1 after a navigation', async () => {
    open('/');
    await heading('Leaders');
    fireEvent.click(screen.getByRole('link', { name: 'Privacy' }));
    const h1 = await heading('Privacy');
    await waitFor(() => expect(document.title).toBe('Privacy – Leaders'));
    await waitFor(() => expect(document.activeElement).toBe(h1));
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });

  it('leads past the header first', async () => {
    open('/');
    await heading('Leaders');
    const skip = screen.getByRole('link', { name: 'Skip to main content' });
    expect(document.querySelector('a, button')).toBe(skip);
    fireEvent.click(skip);
    expect(document.activeElement?.id).toBe('main');
  });

  it('says plainly that a page does not exist', async () => {
    open('/wp-admin');
    await heading('Page not found');
  });

  it('says that the service is not available, and tries again when asked', async () => {
    open('/', undefined, { 'GET /open-calls': [problem(503, 'unavailable', ''), ...basics['GET /open-calls']] });
    await heading('Sorry, the service is not available right now');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await heading('Leaders');
  });

  it('gives the reference of a problem that nobody foresaw', async () => {
    open('/account', {}, { 'GET /account': [problem(500, 'internal', 'Something went wrong on our side.')] });
    await heading('There is a problem');
    expect(screen.getByText('01TEST')).toBeTruthy();
  });
});

describe('a session that ran out', () => {
  it('is renewed on top of the page, which keeps and sends what was typed', async () => {
    const mine = session();
    const heard = open('/account/name', mine, {
      'PUT /account': [problem(401, 'ended'), { status: 200, body: { ...(basics['GET /account'][0]!.body as object), version: 5 } }],
      'POST /sessions': [{ status: 201, body: mine }],
    });
    fireEvent.input(await screen.findByLabelText('What is your name?'), { target: { value: 'Ada King' } });
    fireEvent.submit(document.querySelector('main form')!);
    await heading('Sign in again to carry on');
    expect((document.getElementById('name') as HTMLInputElement).value).toBe('Ada King');
    expect((screen.getByLabelText('Email address') as HTMLInputElement).value).toBe('ada@example.org');
    expect(screen.queryByText('Sign out')).toBeNull();
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'three owls' } });
    fireEvent.submit(document.querySelector('main form')!);
    await heading('Your account');
    expect(heard.filter(({ method }) => method === 'PUT').at(-1)?.body).toEqual({ name: 'Ada King' });
  });
});

describe('an invitation', () => {
  const view = (state: string) => ({
    'POST /partner-invitations/look': [{ status: 200, body: { state, inviter: 'Alice Osei', invitee: 'Bob Lee', email: 'Bob@example.org', programme: 'Leaders', cohort: 'Spring', kind: 'pair', graceUntil: '2026-12-11T23:59:00Z', expiresAt: '2026-12-11T23:59:00Z' } }],
  });

  it.each([
    ['open', 'Alice Osei has invited you to apply together'],
    ['accepted', 'This invitation has already been accepted'],
    ['declined', 'This invitation was declined'],
    ['expired', 'This invitation has expired'],
    ['revoked', 'This invitation has been withdrawn'],
  ])('that is %s has its own page', async (state, title) => {
    const heard = open('/invite/tok', undefined, view(state));
    await heading(title);
    expect(heard.filter(({ path }) => /accept|decline/.test(path))).toEqual([]);
  });

  it('nobody knows has its own page', async () => {
    open('/invite/tok', undefined, { 'POST /partner-invitations/look': [problem(404, 'not_found')] });
    await heading('We do not recognise this invitation');
  });

  it('opened by somebody else cannot be accepted', async () => {
    open('/invite/tok', {}, view('open'));
    await heading('This invitation is for somebody else');
    expect(screen.queryByRole('button', { name: 'Accept the invitation' })).toBeNull();
  });

  it('carries its token through sign-up', async () => {
    open('/invite/tok', undefined, view('open'));
    const link = await screen.findByRole('link', { name: 'Create an account to accept' });
    expect(link.getAttribute('href')).toBe('/confirm/tok?return=%2Finvite%2Ftok');
    const mine = { ...session('Bob Lee'), account: { id: 'A9', name: 'Bob Lee', email: 'bob@example.org' } };
    const heard = server({ ...structuredClone(basics), ...view('open'), 'POST /sign-ups/look': [{ status: 200, body: { email: 'bob@example.org' } }], 'POST /sign-ups/confirm': [{ status: 200, body: { email: 'bob@example.org' } }], 'POST /sessions': [{ status: 201, body: mine }] });
    fireEvent.click(link);
    fireEvent.input(await screen.findByLabelText('Full name'), { target: { value: 'Bob Lee' } });
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'three owls at dawn' } });
    fireEvent.submit(document.querySelector('main form')!);
    await screen.findByRole('button', { name: 'Accept the invitation' });
    expect(location.pathname).toBe('/invite/tok');
    expect(heard.find(({ path }) => path === '/sign-ups/confirm')?.body).toEqual({ token: 'tok', name: 'Bob Lee', password: 'three owls at dawn' });
    expect(heard.find(({ path }) => path === '/sessions')?.body).toMatchObject({ email: 'bob@example.org' });
  });
});
