import type { AreaRoute } from '../../shell/area';
import { Account } from './Account';
import { ChangeName, ChangePassword } from './AccountForms';
import { Confirm } from './Confirm';
import { DemoMail, DemoMailPage } from './DemoMail';
import { Accessibility, Contact, Privacy } from './documents';
import { Invite } from './Invite';
import { DeclineInvite } from './InviteDecline';
import { NewPassword, Reset } from './Reset';
import { RemoveSecondFactor, SecondFactor } from './SecondFactor';
import { SignUp } from './SignUp';

// routes is every page that needs no role, in the order they are tried.
export const routes: AreaRoute[] = [
  { path: '/sign-up', page: SignUp },
  { path: '/confirm/:token', page: Confirm },
  { path: '/reset', page: Reset },
  { path: '/reset/:token', page: NewPassword },
  { path: '/invite/:token', page: Invite },
  { path: '/invite/:token/decline', page: DeclineInvite },
  { path: '/account', page: Account },
  { path: '/account/name', page: ChangeName },
  { path: '/account/password', page: ChangePassword },
  { path: '/account/security-code', page: SecondFactor },
  { path: '/account/security-code/off', page: RemoveSecondFactor },
  { path: '/demo/mail', page: DemoMail },
  { path: '/demo/mail/:mail', page: DemoMailPage },
  { path: '/accessibility', page: Accessibility },
  { path: '/privacy', page: Privacy },
  { path: '/contact', page: Contact },
];
