import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { QueryClientProvider } from '@tanstack/preact-query';
import type { JSX } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../src/api/problem';
import { queries } from '../../src/api/queries';
import { Textarea } from '../../src/govuk';
import { QuestionPage, useSavedForm } from '../../src/questions';
import { server } from './server';

type Save = (values: { story: string }, version: number) => Promise<{ version: number; savedAt?: string }>;
type Reread = () => Promise<{ value: { story: string }; version: number; by?: { name: string; you: boolean; at: string } }>;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Writing(props: { save: Save; reread: Reread; done: () => void }): JSX.Element {
  const form = useSavedForm({ initial: { story: 'Once' }, version: 1, labels: { story: 'Your story' }, long: ['story'], history: '/versions', ...props });
  return <QuestionPage title="Story" back="/" form={form}><Textarea {...form.field('story')} label="Your story" /></QuestionPage>;
}

function show(save: Save, reread: Reread = async () => ({ value: { story: 'Once' }, version: 1 })) {
  server({ 'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1' } }] });
  const done = vi.fn();
  const shown = render(<QueryClientProvider client={queries}><Writing save={save} reread={reread} done={done} /></QueryClientProvider>);
  return { done, ...shown };
}

const box = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const type = (value: string) => fireEvent.input(box(), { target: { value } });
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(10);
};
const proceed = async () => {
  fireEvent.submit(document.querySelector('form')!);
  await pass(10);
};
const stale = () => Promise.reject(new Problem(412, { detail: 'Somebody else changed this.' }));

describe('long text', () => {
  it('is saved a second and a half after typing stops, once, and says when', async () => {
    const save = vi.fn<Save>(async () => ({ version: 2, savedAt: '2026-11-21T14:02:00Z' }));
    show(save);
    type('Once u');
    await pass(1000);
    type('Once upon');
    await pass(1400);
    expect(save).not.toHaveBeenCalled();
    await pass(200);
    expect(save.mock.calls).toEqual([[{ story: 'Once upon' }, 1]]);
    expect(screen.getByText('Saved 14:02').getAttribute('aria-live')).toBe('polite');
  });

  it('is saved over the version of the last save, not of the first read', async () => {
    let version = 1;
    const save = vi.fn<Save>(async () => ({ version: ++version }));
    show(save);
    type('a');
    await pass(1600);
    type('b');
    await pass(1600);
    expect(save.mock.calls.map(([, v]) => v)).toEqual([1, 2]);
  });

  it('is saved on Continue without waiting, and not at all when nothing changed', async () => {
    const save = vi.fn<Save>(async () => ({ version: 2 }));
    const { done } = show(save);
    type('Twice');
    await proceed();
    expect(save).toHaveBeenCalledTimes(1);
    await proceed();
    expect(save).toHaveBeenCalledTimes(1);
    expect(done).toHaveBeenCalledTimes(2);
  });

  it('is saved when the page is left', async () => {
    const save = vi.fn<Save>(async () => ({ version: 2 }));
    const { unmount } = show(save);
    type('Leaving');
    unmount();
    await pass(10);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('is asked about before the window closes, while it is not saved', async () => {
    const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    show(vi.fn<Save>(async () => ({ version: 2 })));
    expect(leaves()).toBe(true);
    type('Not saved');
    expect(leaves()).toBe(false);
    await pass(1600);
    expect(leaves()).toBe(true);
  });

  it('survives a dead network: it is kept, tried again and saved', async () => {
    const save = vi.fn<Save>().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue({ version: 2, savedAt: '2026-11-21T14:02:00Z' });
    show(save);
    type('Kept');
    await pass(1600);
    expect(screen.getByText(/Not saved yet/)).toBeTruthy();
    expect(box().value).toBe('Kept');
    await pass(5100);
    expect(screen.getByText('Saved 14:02')).toBeTruthy();
  });
});

describe('two people on the same page', () => {
  const theirs: Reread = async () => ({ value: { story: 'Theirs' }, version: 7 });

  const by = { name: 'Amina', you: false, at: '2026-11-21T14:02:00Z' };
  const saved = (story: string, who?: typeof by): Reread => async () => ({ value: { story }, version: 7, by: who });

  it('show the second one what is saved, by whom and when, and lose nothing', async () => {
    const { done } = show(vi.fn<Save>(stale), saved('Theirs', by));
    type('Mine');
    await proceed();
    expect(screen.getByRole('region', { name: 'Amina’s words, saved at 14:02' }).textContent).toContain('Theirs');
    expect(screen.getByText(/Amina saved another version at 14:02\./).getAttribute('aria-live')).toBe('polite');
    expect(screen.getByRole('link', { name: 'Earlier versions' }).getAttribute('href')).toBe('/versions');
    expect(box().value).toBe('Mine');
    expect(done).not.toHaveBeenCalled();
  });

  it('never take the focus while somebody types; only who wants to go on is led to the choice', async () => {
    show(vi.fn<Save>(stale), saved('Theirs', by));
    box().focus();
    type('Mine');
    await pass(1600);
    const choice = screen.getByRole('region', { name: /Amina’s words/ });
    expect(document.activeElement).toBe(box());
    type('Mine, and the rest of the sentence');
    await pass(5000);
    expect(document.activeElement).toBe(box());
    expect(box().value).toBe('Mine, and the rest of the sentence');
    await proceed();
    expect(document.activeElement).toBe(choice);
  });

  it('keep what is typed at the moment the other version arrives', async () => {
    let arrive = () => undefined as void;
    const reread: Reread = () => new Promise((resolve) => (arrive = () => resolve({ value: { story: 'Once' }, version: 7 })));
    const save = vi.fn<Save>().mockImplementationOnce(stale).mockResolvedValue({ version: 8 });
    show(save, reread);
    type('Mine');
    await pass(1600);
    await act(async () => {
      arrive();
      type('Mine and more'); // before the page is drawn again
    });
    await pass(2000);
    expect(box().value).toBe('Mine and more');
    expect(save.mock.calls.at(-1)![0]).toEqual({ story: 'Mine and more' });
  });

  it('keep mine over the version that was just read', async () => {
    const save = vi.fn<Save>().mockImplementationOnce(stale).mockResolvedValue({ version: 8 });
    show(save, theirs);
    type('Mine');
    await proceed();
    await press('Keep mine');
    expect(save.mock.calls[1]).toEqual([{ story: 'Mine' }, 7]);
    expect(screen.queryByText('Theirs')).toBeNull();
  });

  it('take theirs into the form, and give mine back', async () => {
    const save = vi.fn<Save>().mockImplementationOnce(stale).mockResolvedValue({ version: 8 });
    show(save, saved('Theirs', by));
    type('Mine');
    await proceed();
    await press('Take Amina’s');
    expect(box().value).toBe('Theirs');
    await pass(2000);
    expect(save).toHaveBeenCalledTimes(1);
    await press('Put mine back');
    expect(box().value).toBe('Mine');
    await pass(2000);
    expect(save.mock.calls[1]).toEqual([{ story: 'Mine' }, 7]);
  });

  it('put both together, mine first, and save that', async () => {
    const save = vi.fn<Save>().mockImplementationOnce(stale).mockResolvedValue({ version: 8 });
    show(save, saved('Once\n\nTheirs', by));
    type('Once\n\nMine');
    await pass(1600);
    expect(screen.getByText('Theirs').tagName).toBe('INS');
    expect(screen.getByText('Once', { selector: 'p' })).toBeTruthy();
    await press('Put both together');
    expect(box().value).toBe('Once\n\nMine\n\nTheirs');
    await pass(2000);
    expect(save.mock.calls[1]).toEqual([{ story: 'Once\n\nMine\n\nTheirs' }, 7]);
  });

  it('do not disturb each other when they wrote the same', async () => {
    const { done } = show(vi.fn<Save>(stale), async () => ({ value: { story: 'Same' }, version: 7 }));
    type('Same');
    await proceed();
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('do not disturb each other when only another part of the thing changed', async () => {
    const save = vi.fn<Save>().mockImplementationOnce(stale).mockResolvedValue({ version: 8 });
    const { done } = show(save, async () => ({ value: { story: 'Once' }, version: 7 }));
    type('Mine');
    await proceed();
    expect(save.mock.calls[1]).toEqual([{ story: 'Mine' }, 7]);
    expect(done).toHaveBeenCalledTimes(1);
  });
});
