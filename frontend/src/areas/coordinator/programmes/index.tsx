import '../coordinator.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { Programme } from './Programme';
import { EditProgramme, NewProgramme } from './ProgrammeForm';
import { Programmes } from './Programmes';

// routes is every page of the programmes.
export const routes: RoomRoute[] = [
  { path: '/admin/programmes', page: Programmes },
  { path: '/admin/programmes/new', page: NewProgramme },
  { path: '/admin/programmes/:programme', page: Programme },
  { path: '/admin/programmes/:programme/change', page: EditProgramme },
];
