import '../coordinator.scss';
import '../desk.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Today } from './Today';

// routes is the programme team’s first page.
export const routes: RoomRoute[] = [{ path: '/admin', page: Today }];
