// count is "1 seat" or "2 seats".
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

// list is "Ada, Ben and Cem".
export function list(names: string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

// inDays is "today", "tomorrow" or "in 9 days".
export function inDays(n: number): string {
  return n < 1 ? 'today' : n === 1 ? 'tomorrow' : `in ${n} days`;
}
