import { api, call } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useGathered } from '../../../shell/Loaded';

export type Query = { cursor?: string; limit: number };

// pull reads one page of a set of a cohort.
export const pull = {
  subjects: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/subjects', { params: { path: { cohort }, query } })),
  memberships: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/memberships', { params: { path: { cohort }, query } })),
  dyads: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/dyads', { params: { path: { cohort }, query } })),
  answers: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/answers', { params: { path: { cohort }, query } })),
  codebook: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/codebook', { params: { path: { cohort }, query } })),
};

// useRows keeps one page of a set.
export function useRows<Page>(cohort: string, set: string, cursor: string, ask: (query: Query) => Promise<Page>) {
  return useGathered(keys.rows(cohort, set, cursor), () => ask({ limit: 50, ...(cursor && { cursor }) }));
}

type PageOf<Row> = { data: Row[]; page: { next: string | null } };

// everyRow follows a set from page to page and tells how far it is.
export async function everyRow<Row>(ask: (query: Query) => Promise<PageOf<Row>>, tell: (read: number) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask({ limit: 200, ...(cursor && { cursor }) });
    rows.push(...page.data);
    tell(rows.length);
    if (!page.page.next || page.page.next === cursor) return rows;
    cursor = page.page.next;
  }
}
