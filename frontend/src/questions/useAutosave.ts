import { useEffect, useRef, useState } from 'preact/hooks';
import { problemFrom } from '../api/problem';
import type { SavedState } from '../govuk/Saved';

// Author is who saved something, and when.
export type Author = { name: string; you: boolean; at: string };
export type Kept<V> = { value: V; version: number; by?: Author };

// Joined is what two people made of one thing: mine with what only they changed,
// theirs with what only I changed, and whether both changed the same part.
export type Joined<V> = { mine: V; theirs: V; clash: boolean };

export type AutosaveOptions<V> = {
  value: V;
  // latest is the value at this moment: what was typed since the last drawing too.
  latest: () => V;
  version: number;
  // save stores the value over the version it was made from and returns the new version.
  save: (value: V, version: number) => Promise<{ version: number; savedAt?: string }>;
  // reread fetches what is stored now, after somebody else was faster.
  reread: () => Promise<Kept<V>>;
  // join puts two versions together, given what both began with.
  join: (base: V, mine: V, theirs: V) => Joined<V>;
  // take puts another value into the form.
  take: (value: V) => void;
  delay?: number;
  // still saves on flush only, never by itself.
  still?: boolean;
};

export type Autosave<V> = {
  state: SavedState;
  savedAt?: string;
  theirs?: Kept<V>;
  // flush saves what is not saved yet. It throws the Problem if that fails;
  // false means that a conflict waits for a choice.
  flush: () => Promise<boolean>;
  // keepMine saves over what somebody else saved; with a value, that one instead,
  // once nothing more is typed.
  keepMine: (instead?: V) => Promise<boolean>;
  takeTheirs: () => void;
};

const retryAfter = 5_000;
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

// useAutosave saves 1.5 s after typing, and on flush. What cannot be saved is
// kept and tried again; what somebody else changed is shown beside it.
export function useAutosave<V>(options: AutosaveOptions<V>): Autosave<V> {
  const [state, setState] = useState<SavedState>('idle');
  const [savedAt, setSavedAt] = useState<string>();
  const [theirs, setTheirs] = useState<Kept<V>>();
  const now = useRef(options);
  now.current = options;
  const kept = useRef<Kept<V>>({ value: options.value, version: options.version });
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const alive = useRef(true);
  const conflict = useRef<{ stored: Kept<V>; theirs: V }>();

  const settle = (value: V, version: number, at?: string) => {
    kept.current = { value, version };
    conflict.current = undefined;
    if (!alive.current) return;
    setTheirs(undefined);
    setSavedAt(at ?? new Date().toISOString());
    setState(same(value, now.current.latest()) ? 'saved' : 'waiting');
  };

  // meet finds out who else was here: somebody who wrote the same, somebody who
  // only touched another part of the same thing, or a real difference.
  const meet = async (): Promise<boolean> => {
    const stored = await now.current.reread();
    const { mine, theirs, clash } = now.current.join(kept.current.value, now.current.latest(), stored.value);
    if (!same(mine, now.current.latest())) now.current.take(mine);
    if (same(mine, stored.value)) {
      settle(mine, stored.version);
      return true;
    }
    if (!clash) {
      kept.current = stored;
      return store(mine);
    }
    conflict.current = { stored, theirs };
    if (alive.current) {
      setTheirs({ ...stored, value: theirs });
      setState('conflict');
    }
    return false;
  };

  const store = async (mine = now.current.latest()): Promise<boolean> => {
    if (conflict.current) return false;
    if (same(mine, kept.current.value)) return true;
    if (alive.current) setState('saving');
    try {
      const got = await now.current.save(mine, kept.current.version);
      settle(mine, got.version, got.savedAt);
      return true;
    } catch (thrown) {
      const problem = problemFrom(thrown);
      if (problem.stale) return meet();
      if (alive.current) setState(problem.passing ? 'held' : 'failed');
      throw problem;
    }
  };

  // One save after another: two at once would meet each other as a conflict.
  const flush = (): Promise<boolean> => {
    const mine = line.current.then(() => store(), () => store());
    line.current = mine.catch(() => undefined);
    return mine;
  };

  useEffect(() => {
    if (options.still || conflict.current || same(options.value, kept.current.value)) return;
    if (state !== 'held') setState('waiting');
    const timer = setTimeout(() => void flush().catch(() => undefined), options.delay ?? 1500);
    return () => clearTimeout(timer);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the wait begins again with each change of the value, with nothing else
  }, [JSON.stringify(options.value)]);

  useEffect(() => {
    if (state !== 'held') return;
    const again = () => void flush().catch(() => undefined);
    const timer = setInterval(again, retryAfter);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- flush is new each time and reads its own latest values
  }, [state]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!same(now.current.latest(), kept.current.value)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      alive.current = false;
      if (!now.current.still && !same(now.current.latest(), kept.current.value)) void flush().catch(() => undefined);
    };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- what happens when the page is left happens once
  }, []);

  const keepMine = async (instead?: V) => {
    if (conflict.current) kept.current = conflict.current.stored;
    conflict.current = undefined;
    setTheirs(undefined);
    if (instead === undefined) return flush();
    now.current.take(instead);
    setState('waiting');
    return true;
  };

  const takeTheirs = () => {
    if (!conflict.current) return;
    const { stored, theirs } = conflict.current;
    now.current.take(theirs);
    settle(stored.value, stored.version);
  };

  return { state, savedAt, theirs, flush, keepMine, takeTheirs };
}
