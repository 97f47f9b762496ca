import { useSearch } from 'wouter-preact';

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
