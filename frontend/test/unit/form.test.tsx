import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { QueryClientProvider } from '@tanstack/preact-query';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../src/api/problem';
import { queries } from '../../src/api/queries';
import { TextInput } from '../../src/govuk';
import { QuestionPage, useForm } from '../../src/questions';
import { server } from './server';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Props = { send: (values: { name: string; email: string }) => Promise<unknown>; done?: () => void; check?: (v: { name: string }) => { name?: string } };

function Asking({ send, done, check }: Props): JSX.Element {
  const form = useForm({ initial: { name: '', email: 'a' }, send, done, check });
  return (
    <QuestionPage title="About you" back="/" form={form}>
      <TextInput {...form.field('name')} label="Name" />
      <TextInput {...form.field('email')} label="Email" />
    </QuestionPage>
  );
}

function show(props: Props): void {
  server({ 'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1' } }] });
  render(<QueryClientProvider client={queries}><Asking {...props} /></QueryClientProvider>);
}

const refusal = () => new Problem(422, {
  detail: 'Check your answers.',
  errors: [{ pointer: '/name', detail: 'Enter your name' }, { pointer: '/elsewhere', detail: 'The call has closed' }],
});
const go = () => fireEvent.submit(document.querySelector('form')!);

describe('a form that was refused', () => {
  it('shows the same words at the field and in a summary that leads there and has the focus', async () => {
    show({ send: () => Promise.reject(refusal()) });
    go();
    const link = await screen.findByRole('link', { name: 'Enter your name' });
    const input = screen.getByLabelText('Name');
    expect(document.getElementById('name-error')?.textContent).toBe('Error: Enter your name');
    expect(input.getAttribute('aria-describedby')).toBe('name-error');
    await waitFor(() => expect(document.activeElement?.className).toBe('govuk-error-summary'));
    fireEvent.click(link);
    expect(document.activeElement).toBe(input);
  });

  it('shows what belongs to no field, without a link', async () => {
    show({ send: () => Promise.reject(refusal()) });
    go();
    expect((await screen.findByText('The call has closed')).tagName).toBe('SPAN');
  });

  it('stands above the h1 and says so in the title', async () => {
    show({ send: () => Promise.reject(refusal()) });
    go();
    await waitFor(() => expect(document.title).toMatch(/^Error: About you/));
    const order = screen.getByText('There is a problem').compareDocumentPosition(screen.getByRole('heading', { level: 1 }));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('keeps what was typed and moves the focus again on the next refusal', async () => {
    show({ send: () => Promise.reject(refusal()) });
    const input = screen.getByLabelText('Name') as HTMLInputElement;
    fireEvent.input(input, { target: { value: 'Ada' } });
    go();
    await screen.findByText('There is a problem');
    expect(input.value).toBe('Ada');
    input.focus();
    go();
    await waitFor(() => expect(document.activeElement?.className).toBe('govuk-error-summary'));
  });

  it('tells in plain words when no answer came', async () => {
    show({ send: () => Promise.reject(new TypeError('Failed to fetch')) });
    go();
    expect(await screen.findByText(/Nothing you typed has been lost/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('fetch');
  });
});

describe('a form that was taken', () => {
  it('sends what was typed, once, however often the button is pressed', async () => {
    let release = (_: unknown) => {};
    const send = vi.fn(() => new Promise((resolve) => (release = resolve)));
    const done = vi.fn();
    show({ send, done });
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Ada' } });
    go();
    go();
    release('ok');
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(send.mock.calls).toEqual([[{ name: 'Ada', email: 'a' }]]);
  });

  it('stays when the page itself finds something missing', async () => {
    const done = vi.fn();
    show({ send: async () => 'stored', done, check: (v) => (v.name ? {} : { name: 'Enter your name' }) });
    go();
    expect(await screen.findByRole('link', { name: 'Enter your name' })).toBeTruthy();
    expect(done).not.toHaveBeenCalled();
  });
});
