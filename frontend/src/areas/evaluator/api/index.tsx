import './api.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Api } from './Api';

// routes is the readable page of the API, in a chunk of its own.
export const routes: RoomRoute[] = [{ path: '/evaluate/api', page: Api }];
