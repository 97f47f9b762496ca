import type { AreaRoute } from '../../shell/area';
import { About } from './apply/About';
import { Applications } from './apply/Applications';
import { Check } from './apply/Check';
import { Invite, TakeBack } from './apply/Invite';
import { JointCase } from './apply/JointCase';
import { LineManager } from './apply/LineManager';
import { Organisation } from './apply/Organisation';
import { Partner as Partners } from './apply/Partner';
import { Sent } from './apply/Sent';
import { Start } from './apply/Start';
import { Tasks } from './apply/Tasks';
import { Withdraw } from './apply/Withdraw';
import { Home } from './home/Home';
import { Decline } from './offers/Decline';
import { Offer } from './offers/Offer';
import { Partner } from './offers/Partner';

// routes is every page of the participant area, in the order they are tried.
export const routes: AreaRoute[] = [
  { path: '/home', page: Home },
  { path: '/apply', page: Applications },
  { path: '/apply/start', page: Start },
  { path: '/apply/:application', page: Tasks },
  { path: '/apply/:application/about', page: About },
  { path: '/apply/:application/organisation', page: Organisation },
  { path: '/apply/:application/line-manager', page: LineManager },
  { path: '/apply/:application/joint-case', page: JointCase },
  { path: '/apply/:application/partner', page: Partners },
  { path: '/apply/:application/invite', page: Invite },
  { path: '/apply/:application/invitations/:invitation/take-back', page: TakeBack },
  { path: '/apply/:application/check', page: Check },
  { path: '/apply/:application/sent', page: Sent },
  { path: '/apply/:application/withdraw', page: Withdraw },
  { path: '/offers', page: Home },
  { path: '/offers/:offer', page: Offer },
  { path: '/offers/:offer/decline', page: Decline },
  { path: '/partner', page: Partner },
];
