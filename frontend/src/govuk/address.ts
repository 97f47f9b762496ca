import { useLocation, useSearch } from 'wouter-preact';

// useQueryState keeps a filter in the address, so that a list can be shared and
// Back restores it. The default value leaves no trace.
export function useQueryState(name: string, initial: string): [string, (next: string) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const value = new URLSearchParams(search).get(name) ?? initial;
  const set = (next: string) => {
    const params = new URLSearchParams(search);
    if (next === initial) params.delete(name);
    else params.set(name, next);
    const query = params.toString();
    navigate(query ? `${path}?${query}` : path, { replace: true });
  };
  return [value, set];
}
