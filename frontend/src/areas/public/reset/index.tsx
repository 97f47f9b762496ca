import type { RoomRoute } from '../../../shell/rooms';
import { NewPassword, Reset } from './Reset';

// routes is a forgotten password.
export const routes: RoomRoute[] = [
  { path: '/reset', page: Reset },
  { path: '/reset/:token', page: NewPassword },
];
