import '../people.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Challenge, Scope, StartingPoint, State, Title } from './Edit';
import { Milestone, NewMilestone } from './Milestone';
import { Projects } from './Projects';
import { Start } from './Start';
import { Story } from './Story';

// routes is every page of a personal project.
export const routes: RoomRoute[] = [
  { path: '/project', page: Projects },
  { path: '/project/start/:partnership', page: Start },
  { path: '/project/:project', page: Story },
  { path: '/project/:project/title', page: Title },
  { path: '/project/:project/state', page: State },
  { path: '/project/:project/challenge', page: Challenge },
  { path: '/project/:project/starting-point', page: StartingPoint },
  { path: '/project/:project/scope', page: Scope },
  { path: '/project/:project/milestones/new', page: NewMilestone },
  { path: '/project/:project/milestones/:milestone', page: Milestone },
];
