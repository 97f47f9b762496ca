import '../evaluator.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Data } from './Data';

// routes is the rows of a cohort.
export const routes: RoomRoute[] = [{ path: '/evaluate/cohorts/:cohort/:set', page: Data }];
