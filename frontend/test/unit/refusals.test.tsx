import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { QueryClientProvider } from '@tanstack/preact-query';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem, problemFrom } from '../../src/api/problem';
import { queries } from '../../src/api/queries';
import { Textarea } from '../../src/govuk';
import { QuestionPage, useSavedForm } from '../../src/questions';
import { server } from './server';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what a status means for what was typed', () => {
  const other = { lost: false, stale: false, passing: false };
  it.each([
    [0, { lost: true, stale: false, passing: true }],
    [412, { lost: false, stale: true, passing: false }],
    [429, { lost: false, stale: false, passing: true }],
    [503, { lost: false, stale: false, passing: true }],
    ...[400, 401, 403, 404, 409, 413, 415, 422, 428, 500, 502, 507].map((status): [number, typeof other] => [status, other]),
  ])('%d', (status, want) => {
    const { lost, stale, passing } = new Problem(status, {});
    expect({ lost, stale, passing }).toEqual(want);
  });

  it('is that of a lost network where nothing was answered', () => expect(problemFrom(new TypeError('Failed to fetch')).lost).toBe(true));
});

describe('long text', () => {
  type Save = (values: { story: string }, version: number) => Promise<{ version: number; savedAt?: string }>;

  function Writing({ save }: { save: Save }): JSX.Element {
    const form = useSavedForm({ initial: { story: '' }, version: 1, labels: { story: 'Your story' }, save, reread: async () => ({ value: { story: '' }, version: 1 }), done: () => undefined });
    return <QuestionPage title="Story" back="/" form={form}><Textarea {...form.field('story')} label="Your story" /></QuestionPage>;
  }

  it.each([429, 503, 0])('that met a %d is kept, tried again and saved', async (status) => {
    vi.useFakeTimers();
    server({ 'GET /configuration': [{ status: 200, body: { demo: false, programme: 'Leaders', version: '1' } }] });
    const save = vi.fn<Save>().mockRejectedValueOnce(new Problem(status, {})).mockResolvedValue({ version: 2, savedAt: '2026-11-21T14:02:00Z' });
    render(<QueryClientProvider client={queries}><Writing save={save} /></QueryClientProvider>);
    const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
    const box = screen.getByRole('textbox') as HTMLTextAreaElement;
    fireEvent.input(box, { target: { value: 'Kept' } });
    await pass(1600);
    expect(screen.getByText(/Not saved yet/)).toBeTruthy();
    await pass(60_000);
    expect(save.mock.calls.at(-1)).toEqual([{ story: 'Kept' }, 1]);
    expect(screen.getByText('Saved 14:02')).toBeTruthy();
    expect(box.value).toBe('Kept');
  });
});
