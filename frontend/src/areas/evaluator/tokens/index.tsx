import '../evaluator.scss';
import type { RoomRoute } from '../../../shell/rooms';
import { NewToken } from './NewToken';
import { Revoke } from './Revoke';
import { Tokens } from './Tokens';

// routes is every page of the tokens.
export const routes: RoomRoute[] = [
  { path: '/evaluate/tokens', page: Tokens },
  { path: '/evaluate/tokens/new', page: NewToken },
  { path: '/evaluate/tokens/:token/revoke', page: Revoke },
];
