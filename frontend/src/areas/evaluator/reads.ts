import { api, call, type Schema } from '../../api/client';
import { useRead } from '../../shell/Loaded';
import { dataSets } from '../../states/dataSet';

export type Params = { params: Record<string, string> };
export type Cohort = Schema<'evaluationCohort'>;
export type Token = Schema<'analystToken'>;
export type SetName = keyof typeof dataSets;
export type Query = { cursor?: string; limit: number };

export const setNames = Object.keys(dataSets) as SetName[];

export function useCohorts() {
  return useRead(['evaluation-cohorts'], () => api.GET('/evaluation/cohorts'));
}

export function useTokens() {
  return useRead(['analyst-tokens'], () => api.GET('/evaluation/tokens'));
}

// pull reads one page of a set of a cohort.
export const pull = {
  subjects: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/subjects', { params: { path: { cohort }, query } })),
  dyads: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/dyads', { params: { path: { cohort }, query } })),
  answers: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/answers', { params: { path: { cohort }, query } })),
  codebook: (cohort: string, query: Query) => call(api.GET('/evaluation/cohorts/{cohort}/codebook', { params: { path: { cohort }, query } })),
};

type PageOf<Row> = { data: Row[]; page: { next?: string } };

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

export function cohortName({ programme, cohort }: Pick<Cohort, 'programme' | 'cohort'>): string {
  return `${programme}, ${cohort}`;
}
