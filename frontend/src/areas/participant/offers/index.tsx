import type { RoomRoute } from '../../../shell/rooms';
import { Home } from '../home/Home';
import { Decline } from './Decline';
import { Offer } from './Offer';

// routes is every page of an offer; the offers are listed on the home page.
export const routes: RoomRoute[] = [
  { path: '/offers', page: Home },
  { path: '/offers/:offer', page: Offer },
  { path: '/offers/:offer/decline', page: Decline },
];
