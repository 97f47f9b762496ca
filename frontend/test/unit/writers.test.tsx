import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../../src/api/problem';
import { useSavedForm } from '../../src/questions';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

// chance is the generator mulberry32: the same seed plays the same afternoon.
function chance(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) % below);
  };
}

type Shelf = { story: string; version: number; wait: () => number };
const later = (ms: number) => new Promise((done) => setTimeout(done, ms));

// Writer is one of two people on the same stored text.
function Writer({ shelf }: { shelf: Shelf }): JSX.Element {
  const form = useSavedForm({
    initial: { story: 'Once' },
    version: 1,
    labels: { story: 'Your story' },
    long: ['story'],
    save: async ({ story }: { story: string }, version: number) => {
      await later(shelf.wait());
      if (version !== shelf.version) throw new Problem(412, { detail: 'Somebody else changed this.' });
      Object.assign(shelf, { story: story.trim(), version: version + 1 });
      await later(shelf.wait());
      return { version: version + 1 };
    },
    reread: async () => {
      await later(shelf.wait());
      const now = { value: { story: shelf.story }, version: shelf.version, by: { name: 'The other', you: false, at: '2026-11-21T14:02:00Z' } };
      await later(shelf.wait());
      return now;
    },
    done: () => undefined,
  });
  const { value, onValue } = form.field('story');
  return (
    <>
      <textarea value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      {form.conflict && <button type="button" onClick={form.conflict.onCombine} />}
    </>
  );
}

const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

// afternoon lets two people write for a while, each putting both versions
// together when there are two, and gives what is stored at the end.
async function afternoon(seed: number): Promise<{ stored: string; typed: string[] }> {
  const draw = chance(seed);
  const shelf: Shelf = { story: 'Once', version: 1, wait: () => draw(400) };
  const people = ['A', 'B'].map((name) => ({ name, page: render(<Writer shelf={shelf} />).container }));
  const box = (n: number) => people[n]!.page.querySelector('textarea')!;
  const combine = (n: number) => {
    const button = people[n]!.page.querySelector('button');
    if (button) fireEvent.click(button);
    return button !== null;
  };
  const typed: string[] = [];
  for (let act = 0; act < 14; act++) {
    const n = draw(2);
    if (!combine(n) || draw(2) === 0) {
      typed.push(`${people[n]!.name}${act}.`);
      fireEvent.input(box(n), { target: { value: `${box(n).value}\n\n${typed.at(-1)}` } });
    }
    await pass([50, 700, 1500, 2000, 2100][draw(5)]!);
  }
  for (let round = 0; round < 6; round++) {
    await pass(4000);
    [0, 1].map(combine);
  }
  await pass(4000);
  cleanup();
  return { stored: shelf.story, typed };
}

it('lose nothing that either typed, whatever the timing', { timeout: 120_000 }, async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { stored, typed } = await afternoon(seed);
    expect(typed.filter((word) => !stored.split('\n\n').includes(word)), `timing ${seed}: ${stored}`).toEqual([]);
  }
});
