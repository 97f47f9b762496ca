import type { ComponentType } from 'preact';
import type { Role } from '../api/session';

type PageProps = { params: Record<string, string> };

// RoomRoute is one page of a room: a wouter pattern and what stands there.
export type RoomRoute = { path: string; page: ComponentType<PageProps> };
export type Load = () => Promise<{ routes: RoomRoute[] }>;

// Prefix is how addresses begin; ":name" stands for any one segment.
export type Prefix = `/${string}`;

// Room is one row of the table in src/rooms.ts. A role of '' lets everybody in;
// pages that stand there as a list came with the first chunk.
export type Room = { at: Prefix[]; role: Role | ''; pages: Load | RoomRoute[] };
export type Rooms = Record<string, Room>;

// roomAt names the room of a path: the one with the longest prefix, so that the
// order of the table means nothing.
export function roomAt(rooms: Rooms, path: string): string | undefined {
  const here = segments(path);
  let [found, longest]: [string | undefined, number] = [undefined, -1];
  for (const [name, { at }] of Object.entries(rooms)) {
    for (const prefix of at.map(segments)) {
      if (prefix.length > longest && begins(here, prefix)) [found, longest] = [name, prefix.length];
    }
  }
  return found;
}

export function segments(path: string): string[] {
  return path.split('/').filter(Boolean);
}

// Letters count alike in either case, as in the patterns of the pages.
function begins(path: string[], prefix: string[]): boolean {
  return path.length >= prefix.length && prefix.every((part, at) => part.startsWith(':') || part.toLowerCase() === path[at]!.toLowerCase());
}
