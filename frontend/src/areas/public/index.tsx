import type { AreaRoute } from '../../shell/area';

// routes is every page that needs no role, in the order they are tried.
export const routes: AreaRoute[] = [];
