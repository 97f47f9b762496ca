import type { RoomRoute } from '../../../shell/rooms';
import { Partner } from './Partner';

// routes is with whom a person takes part.
export const routes: RoomRoute[] = [{ path: '/partner', page: Partner }];
