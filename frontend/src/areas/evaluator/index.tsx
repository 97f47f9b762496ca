import type { AreaRoute } from '../../shell/area';

// routes is every page of the evaluator area, in the order they are tried.
export const routes: AreaRoute[] = [];
