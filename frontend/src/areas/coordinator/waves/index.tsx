import '../coordinator.scss';
import './waves.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { CloseWave, OpenWave, RemindWave } from './acts';
import { PlanWave } from './PlanWave';
import { Wave } from './Wave';

// routes is every page of a cohort's surveys.
export const routes: RoomRoute[] = [
  { path: '/admin/cohorts/:cohort/surveys/new', page: PlanWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave', page: Wave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/open', page: OpenWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/remind', page: RemindWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/close', page: CloseWave },
];
