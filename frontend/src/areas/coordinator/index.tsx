import type { AreaRoute } from '../../shell/area';

// routes is every page of the coordinator area, in the order they are tried.
export const routes: AreaRoute[] = [];
