import type { RoomRoute } from '../../../shell/rooms';
import { DemoMail, DemoMailPage } from './DemoMail';

// routes is the mail that the demonstration has sent.
export const routes: RoomRoute[] = [
  { path: '/demo/mail', page: DemoMail },
  { path: '/demo/mail/:mail', page: DemoMailPage },
];
