import { useEffect, useState } from 'preact/hooks';

export type Store<T> = { read: () => T; write: (next: T) => void; watch: (seen: () => void) => () => void };

// store is a value that several components look at. It lives in memory only:
// a reload forgets it, and so does a closed tab.
export function store<T>(first: T): Store<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    read: () => value,
    write: (next) => {
      value = next;
      for (const seen of [...watchers]) seen();
    },
    watch: (seen) => {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
  };
}

export function useStore<T>(from: Store<T>): T {
  const [value, setValue] = useState(() => from.read());
  useEffect(() => {
    setValue(() => from.read());
    return from.watch(() => setValue(() => from.read()));
  }, [from]);
  return value;
}
