import './coordinator.scss';
import type { AreaRoute } from '../../shell/area';
import { Application } from './applications/Application';
import { ConfirmOffer } from './applications/ConfirmOffer';
import { Offer } from './applications/Offer';
import { Offered } from './applications/Offered';
import { Release } from './applications/Release';
import { Call } from './calls/Call';
import { EditCall, NewCall } from './calls/CallForm';
import { Cohort } from './cohorts/Cohort';
import { EditCohort, NewCohort } from './cohorts/CohortForm';
import { Programme } from './programmes/Programme';
import { EditProgramme, NewProgramme } from './programmes/ProgrammeForm';
import { Programmes } from './programmes/Programmes';
import { Project } from './projects/Project';
import { Projects } from './projects/Projects';
import { Today } from './today/Today';

// routes is every page of the coordinator area, in the order they are tried. The
// surveys of a cohort are a chunk of their own: areas/coordinator/waves.
export const routes: AreaRoute[] = [
  { path: '/admin', page: Today },
  { path: '/admin/programmes', page: Programmes },
  { path: '/admin/programmes/new', page: NewProgramme },
  { path: '/admin/programmes/:programme', page: Programme },
  { path: '/admin/programmes/:programme/change', page: EditProgramme },
  { path: '/admin/programmes/:programme/cohorts/new', page: NewCohort },
  { path: '/admin/cohorts/:cohort', page: Cohort },
  { path: '/admin/cohorts/:cohort/change', page: EditCohort },
  { path: '/admin/cohorts/:cohort/calls/new', page: NewCall },
  { path: '/admin/cohorts/:cohort/projects', page: Projects },
  { path: '/admin/calls/:call', page: Call },
  { path: '/admin/calls/:call/change', page: EditCall },
  { path: '/admin/calls/:call/applications/:application', page: Application },
  { path: '/admin/calls/:call/applications/:application/offer', page: Offer },
  { path: '/admin/calls/:call/applications/:application/offer/confirm', page: ConfirmOffer },
  { path: '/admin/calls/:call/applications/:application/offered', page: Offered },
  { path: '/admin/calls/:call/applications/:application/release', page: Release },
  { path: '/admin/projects/:project', page: Project },
];
