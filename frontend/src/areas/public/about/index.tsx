import type { RoomRoute } from '../../../shell/rooms';
import { Accessibility, Contact, Privacy } from './documents';

// routes is what this service says about itself.
export const routes: RoomRoute[] = [
  { path: '/accessibility', page: Accessibility },
  { path: '/privacy', page: Privacy },
  { path: '/contact', page: Contact },
];
