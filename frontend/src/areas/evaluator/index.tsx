import './evaluator.scss';
import type { AreaRoute } from '../../shell/area';
import { Data } from './data/Data';
import { Home } from './Home';
import { NewToken } from './tokens/NewToken';
import { Revoke } from './tokens/Revoke';
import { Tokens } from './tokens/Tokens';

// routes is every page of the evaluator area, in the order they are tried. The
// page of the API is a chunk of its own: areas/evaluator/api.
export const routes: AreaRoute[] = [
  { path: '/evaluate', page: Home },
  { path: '/evaluate/cohorts/:cohort/:set', page: Data },
  { path: '/evaluate/tokens', page: Tokens },
  { path: '/evaluate/tokens/new', page: NewToken },
  { path: '/evaluate/tokens/:token/revoke', page: Revoke },
];
