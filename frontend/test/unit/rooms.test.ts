import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/rooms';
import { type Room, roomAt, type RoomRoute, segments } from '../../src/shell/rooms';

const folders = Object.fromEntries(
  Object.entries(import.meta.glob<{ routes: RoomRoute[] }>('../../src/areas/*/*/index.tsx')).map(([path, load]) => [path.split('/').slice(-3, -1).join('/'), load]),
);
const files = Object.keys(import.meta.glob('../../src/areas/*/*/**/*.{ts,tsx}'));
const prefixes = Object.entries<Room>(rooms).flatMap(([name, { at }]) => at.map((prefix) => ({ name, prefix })));

// Two prefixes collide when some address begins with both and neither is longer.
function collide(one: string, other: string): boolean {
  const [a, b] = [segments(one), segments(other)];
  const free = (part: string) => part.startsWith(':');
  return a.length === b.length && a.every((part, at) => free(part) || free(b[at]!) || part === b[at]);
}

describe('the table of rooms', () => {
  it('has one row for every folder below areas/, and no other', () => {
    const held = [...new Set(files.map((path) => path.split('/src/areas/')[1]!.split('/').slice(0, 2).join('/')))];
    expect(held.length).toBeGreaterThan(20);
    expect(Object.keys(rooms).sort()).toEqual(held.sort());
    expect(Object.keys(folders).sort()).toEqual(held.sort());
  });

  it('has no two prefixes that collide', () => {
    const pairs = prefixes.flatMap((one, at) => prefixes.slice(at + 1).filter((other) => collide(one.prefix, other.prefix)).map((other) => [one, other]));
    expect(pairs).toEqual([]);
  });

  it('sees a collision when there is one', () => {
    expect(collide('/a/:one/b', '/a/:two/b')).toBe(true);
    expect(collide('/a/:one', '/a/b')).toBe(true);
    expect(collide('/a/:one/b', '/a/:one/c')).toBe(false);
    expect(collide('/a', '/a/b')).toBe(false);
  });

  it('loads the pages of the folder it names', async () => {
    for (const [name, { pages }] of Object.entries<Room>(rooms)) {
      const routes = Array.isArray(pages) ? pages : (await pages()).routes;
      expect(routes, name).toBe((await folders[name]!()).routes);
    }
  });

  it('leads the address of every page to its own room', async () => {
    for (const [name, load] of Object.entries(folders)) {
      const { routes } = await load();
      expect(routes.length, name).toBeGreaterThan(0);
      // A parameter is a parameter for the table, too: "new" would be a page of its own.
      for (const { path } of routes) expect(roomAt(rooms, path.replaceAll(':', '~')), path).toBe(name);
    }
  });
});

describe('a path', () => {
  const made = { short: { at: ['/'] }, long: { at: ['/a/:any/b'] }, middle: { at: ['/a'] } } as unknown as Record<string, Room>;
  const reversed = Object.fromEntries(Object.entries(made).reverse());

  it.each([['/', 'short'], ['/x', 'short'], ['/a', 'middle'], ['/a/', 'middle'], ['/A/1', 'middle'], ['/ab', 'short'], ['/a/1/b', 'long'], ['/a/1/b/c', 'long'], ['/a/1/bc', 'middle']])(
    '%s is in the room with the longest prefix, in whatever order they stand',
    (path, room) => {
      expect(roomAt(made, path)).toBe(room);
      expect(roomAt(reversed, path)).toBe(room);
    },
  );

  it('is nowhere when nothing begins like it', () => expect(roomAt({ middle: made.middle! }, '/b')).toBeUndefined());
});
