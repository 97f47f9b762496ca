import '../evaluator.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Home } from './Home';

// routes is the evaluator’s first page.
export const routes: RoomRoute[] = [{ path: '/evaluate', page: Home }];
