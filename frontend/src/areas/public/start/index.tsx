import type { RoomRoute } from '../../../shell/rooms';
import { Start } from './Start';
import './start.scss';

// routes is the first page.
export const routes: RoomRoute[] = [{ path: '/', page: Start }];
