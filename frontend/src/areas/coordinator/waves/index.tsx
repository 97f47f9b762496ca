import '../coordinator.scss';
import './waves.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { CloseWave, OpenWave, RemindWave } from './acts';
import { Form } from './Form';
import { AskOther, CorrectAddress, SendAgain } from './followUp';
import { Mails } from './Mails';
import { PlanWave } from './PlanWave';
import { Extend, Reopen } from './Until';
import { Wave } from './Wave';

// routes is every page of a cohort's surveys.
export const routes: RoomRoute[] = [
  { path: '/admin/cohorts/:cohort/surveys/new', page: PlanWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave', page: Wave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/open', page: OpenWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/remind', page: RemindWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/close', page: CloseWave },
  { path: '/admin/cohorts/:cohort/surveys/:wave/extend', page: Extend },
  { path: '/admin/cohorts/:cohort/surveys/:wave/reopen', page: Reopen },
  { path: '/admin/cohorts/:cohort/surveys/:wave/mails', page: Mails },
  { path: '/admin/cohorts/:cohort/surveys/:wave/forms/:form', page: Form },
  { path: '/admin/cohorts/:cohort/surveys/:wave/forms/:form/again', page: SendAgain },
  { path: '/admin/cohorts/:cohort/surveys/:wave/forms/:form/address', page: CorrectAddress },
  { path: '/admin/cohorts/:cohort/surveys/:wave/forms/:form/manager', page: AskOther },
];
