import './api.scss';
import type { AreaRoute } from '../../../shell/area';
import { Api } from './Api';

// routes is the readable page of the API, in a chunk of its own.
export const routes: AreaRoute[] = [{ path: '/evaluate/api', page: Api }];
