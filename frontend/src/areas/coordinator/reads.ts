import { api, call, type Schema } from '../../api/client';
import { keys } from '../../api/keys';
import { useRead } from '../../shell/Loaded';

export type Programme = Schema<'programme'>;
export type Cohort = Schema<'cohort'>;
export type Call = Schema<'call'>;
export type Application = Schema<'callApplication'>;
export type Wave = Schema<'wave'>;
export type Params = { params: Record<string, string> };

type PageOf<T> = { items: T[]; next: string | null };

// every follows a list from cursor to cursor until its last page.
export async function every<T>(ask: (cursor: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask(cursor);
    all.push(...page.items);
    if (!page.next || page.next === cursor) return all;
    cursor = page.next;
  }
}

export function useProgrammes() {
  return useRead(keys.programmes, () => api.GET('/programmes'));
}

export function useProgramme(programme: string, fresh = false) {
  return useRead(keys.programme(programme), () => api.GET('/programmes/{programme}', { params: { path: { programme } } }), { fresh });
}

export function useCohorts(programme?: string) {
  return useRead(keys.cohorts(programme ?? ''), () => api.GET('/cohorts', { params: { query: programme ? { programme } : {} } }));
}

export function useCohort(cohort: string, fresh = false) {
  return useRead(keys.cohort(cohort), () => api.GET('/cohorts/{cohort}', { params: { path: { cohort } } }), { fresh });
}

export function useCalls(cohort: string) {
  return useRead(keys.calls(cohort), () => api.GET('/calls', { params: { query: { cohort } } }));
}

export function useCall(id: string, fresh = false) {
  return useRead(keys.call(id), () => api.GET('/calls/{call}', { params: { path: { call: id } } }), { fresh });
}

export function useWaves(cohort: string) {
  return useRead(keys.waves(cohort), () => api.GET('/cohorts/{cohort}/waves', { params: { path: { cohort } } }));
}

export function useProjects(cohort: string) {
  return useRead(keys.cohortProjects(cohort), () => api.GET('/projects', { params: { query: { cohort } } }));
}

export function allApplications(id: string, state?: Application['state']): Promise<Application[]> {
  return every((cursor) => call(api.GET('/calls/{call}/applications', { params: { path: { call: id }, query: { limit: 200, ...(cursor && { cursor }), ...(state && { state }) } } })));
}

type Read = { data?: unknown; error: unknown; isPending: boolean; refetch: () => unknown };
type DataOf<R extends Read[]> = { [K in keyof R]: NonNullable<R[K]['data']> };

// together is several reads as one, for <Loaded>: there when all are there.
export function together<R extends Read[]>(...reads: R) {
  const failed = reads.find(({ data, error }) => data === undefined && error);
  return {
    data: reads.every(({ data }) => data !== undefined) ? (reads.map(({ data }) => data) as DataOf<R>) : undefined,
    error: failed?.error,
    isPending: !failed && reads.some(({ isPending }) => isPending),
    refetch: () => reads.forEach(({ refetch }) => void refetch()),
  };
}
