import '../coordinator.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Project } from './Project';
import { Projects } from './Projects';

// routes is every page of the projects.
export const routes: RoomRoute[] = [
  { path: '/admin/cohorts/:cohort/projects', page: Projects },
  { path: '/admin/projects/:project', page: Project },
];
