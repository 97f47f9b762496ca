import '../people.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Home } from './Home';

// routes is the home page.
export const routes: RoomRoute[] = [{ path: '/home', page: Home }];
