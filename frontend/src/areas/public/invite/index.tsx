import type { RoomRoute } from '../../../shell/rooms';
import { Invite } from './Invite';
import { DeclineInvite } from './InviteDecline';

// routes is an invitation to apply together.
export const routes: RoomRoute[] = [
  { path: '/invite/:token', page: Invite },
  { path: '/invite/:token/decline', page: DeclineInvite },
];
