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
type Reread = () => Promise<{ value: { story: string }; version: number }>;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Writing(props: { save: Save; reread: Reread; done: () => void }): JSX.Element {
  const form = useSavedForm({ initial: { story: 'Once' }, version: 1, labels: { story: 'Your story' }, ...props });
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

  it('show the second one both versions and lose nothing', async () => {
    const { done } = show(vi.fn<Save>(stale), theirs);
    type('Mine');
    await proceed();
    expect(screen.getByText('Theirs')).toBeTruthy();
    expect(screen.getByText('Mine', { selector: 'p' })).toBeTruthy();
    expect(box().value).toBe('Mine');
    expect(done).not.toHaveBeenCalled();
  });

  it('keep mine over the version that was just read', async () => {
    const save = vi.fn<Save>().mockImplementationOnce(stale).mockResolvedValue({ version: 8 });
    show(save, theirs);
    type('Mine');
    await proceed();
    await press('Keep what I wrote');
    expect(save.mock.calls[1]).toEqual([{ story: 'Mine' }, 7]);
    expect(screen.queryByText('Theirs')).toBeNull();
  });

  it('take theirs into the form', async () => {
    const save = vi.fn<Save>(stale);
    show(save, theirs);
    type('Mine');
    await proceed();
    await press('Use what is saved');
    expect(box().value).toBe('Theirs');
    await pass(2000);
    expect(save).toHaveBeenCalledTimes(1);
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
