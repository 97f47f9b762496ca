import '../coordinator.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Cohort } from './Cohort';
import { EditCohort, NewCohort } from './CohortForm';

// routes is every page of a cohort itself.
export const routes: RoomRoute[] = [
  { path: '/admin/programmes/:programme/cohorts/new', page: NewCohort },
  { path: '/admin/cohorts/:cohort', page: Cohort },
  { path: '/admin/cohorts/:cohort/change', page: EditCohort },
];
