import type { RoomRoute } from '../../../shell/rooms';
import { Confirm } from './Confirm';
import { SignUp } from './SignUp';

// routes is making an account and confirming its address.
export const routes: RoomRoute[] = [
  { path: '/sign-up', page: SignUp },
  { path: '/confirm/:token', page: Confirm },
];
