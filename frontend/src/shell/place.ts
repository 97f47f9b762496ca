// Where each page was scrolled to when it was left, by its address, so that a
// list is found again as it was: after the browser's Back and after a Back link.
const places = new Map<string, number>();
let here = '';
let returning = '';

// comesBack says that the page at this address is opened again, not anew.
export function comesBack(to: string): void {
  returning = to;
}

// stays remembers whose place it is that changes until the next page.
export function stays(): void {
  here = location.pathname + location.search;
}

// placeAgain is where a page that is opened again was; nothing for one opened anew.
export function placeAgain(): number | undefined {
  const again = returning === here;
  returning = '';
  return again ? places.get(here) : undefined;
}

// The router tells of a new address before anything on the page moves.
for (const turn of ['pushState', 'popstate']) window.addEventListener(turn, () => places.set(here, window.scrollY));
window.addEventListener('popstate', () => comesBack(location.pathname + location.search));
