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

// useReturn is where Continue leads: the page that asked for a change
// (?return=/apply/x/check), or the next one. Only paths of this app count.
export function useReturn(next: string): string {
  return inside(new URLSearchParams(useSearch()).get('return')) ?? next;
}

export function returning(href: string, to: string): string {
  return `${href}?return=${encodeURIComponent(to)}`;
}

// inside lets a path of this app through. A browser drops tabs and line ends
// before it reads an address: "/<tab>/evil.example" is another host.
export function inside(path: string | null): string | undefined {
  return path && /^\/(?![/\\])[^\t\n\r]*$/.test(path) ? path : undefined;
}
