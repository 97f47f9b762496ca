import '../coordinator.scss';
import '../desk.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Application } from './Application';
import { ConfirmOffer } from './ConfirmOffer';
import { Offer } from './Offer';
import { Offered } from './Offered';
import { Release } from './Release';
import { Withdraw } from './Withdraw';

// routes is every page of one application.
export const routes: RoomRoute[] = [
  { path: '/admin/calls/:call/applications/:application', page: Application },
  { path: '/admin/calls/:call/applications/:application/offer', page: Offer },
  { path: '/admin/calls/:call/applications/:application/offer/confirm', page: ConfirmOffer },
  { path: '/admin/calls/:call/applications/:application/offered', page: Offered },
  { path: '/admin/calls/:call/applications/:application/release', page: Release },
  { path: '/admin/calls/:call/applications/:application/withdraw', page: Withdraw },
];
