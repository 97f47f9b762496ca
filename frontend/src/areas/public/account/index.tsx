import type { RoomRoute } from '../../../shell/rooms';
import { Account } from './Account';
import { ChangeName, ChangePassword } from './AccountForms';
import { RemoveSecondFactor, SecondFactor } from './SecondFactor';

// routes is a person’s own account, in whichever role they act.
export const routes: RoomRoute[] = [
  { path: '/account', page: Account },
  { path: '/account/name', page: ChangeName },
  { path: '/account/password', page: ChangePassword },
  { path: '/account/security-code', page: SecondFactor },
  { path: '/account/security-code/off', page: RemoveSecondFactor },
];
