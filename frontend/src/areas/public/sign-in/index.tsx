import type { RoomRoute } from '../../../shell/rooms';
import { SignIn } from './SignIn';

// routes is signing in.
export const routes: RoomRoute[] = [{ path: '/sign-in', page: SignIn }];
