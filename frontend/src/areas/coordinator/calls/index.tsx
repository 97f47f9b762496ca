import '../coordinator.scss';
import '../desk.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Call } from './Call';
import { EditCall, NewCall } from './CallForm';

// routes is every page of a call itself.
export const routes: RoomRoute[] = [
  { path: '/admin/cohorts/:cohort/calls/new', page: NewCall },
  { path: '/admin/calls/:call', page: Call },
  { path: '/admin/calls/:call/change', page: EditCall },
];
