import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { NotFound } from './pages';
import { For, Room } from './Room';
import { type Rooms, roomAt } from './rooms';

export function Routes({ rooms }: { rooms: Rooms }): JSX.Element {
  const [path] = useLocation();
  const name = roomAt(rooms, path);
  if (name === undefined) return <NotFound />;
  const { role, pages } = rooms[name]!;
  const room = <Room key={name} pages={pages} />;
  return role === '' ? room : <For role={role}>{room}</For>;
}
