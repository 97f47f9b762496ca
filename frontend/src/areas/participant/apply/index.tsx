import type { RoomRoute } from '../../../shell/rooms';
import { About } from './About';
import { Applications } from './Applications';
import { Check } from './Check';
import { Invite, TakeBack } from './Invite';
import { JointCase } from './JointCase';
import { Leave } from './Leave';
import { LineManager } from './LineManager';
import { Organisation } from './Organisation';
import { Partner as Partners } from './Partner';
import { Sent } from './Sent';
import { Start } from './Start';
import { Tasks } from './Tasks';
import { Versions } from './Versions';
import { Withdraw } from './Withdraw';

// routes is every page of an application.
export const routes: RoomRoute[] = [
  { path: '/apply', page: Applications },
  { path: '/apply/start', page: Start },
  { path: '/apply/:application', page: Tasks },
  { path: '/apply/:application/about', page: About },
  { path: '/apply/:application/organisation', page: Organisation },
  { path: '/apply/:application/line-manager', page: LineManager },
  { path: '/apply/:application/joint-case', page: JointCase },
  { path: '/apply/:application/versions', page: Versions },
  { path: '/apply/:application/partner', page: Partners },
  { path: '/apply/:application/invite', page: Invite },
  { path: '/apply/:application/invitations/:invitation/take-back', page: TakeBack },
  { path: '/apply/:application/check', page: Check },
  { path: '/apply/:application/sent', page: Sent },
  { path: '/apply/:application/leave', page: Leave },
  { path: '/apply/:application/withdraw', page: Withdraw },
];
