import { api, call, type Schema } from '../../../api/client';
import { changed, keep, keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export type Application = Schema<'application'>;
export type Member = Schema<'member'>;

export function useApplication(id: string) {
  return useRead(keys.application(id), () => askApplication(id), { fresh: true });
}

export function askApplication(id: string) {
  return api.GET('/applications/{application}', { params: { path: { application: id } } });
}

export type CaseRevision = Schema<'caseRevision'>;

export function useRevisions(id: string) {
  return useRead(keys.caseRevisions(id), () => api.GET('/applications/{application}/joint-case/revisions', { params: { path: { application: id } } }), { fresh: true });
}

export function useMember(id: string | undefined) {
  return useRead(keys.member(id ?? ''), () => askMember(id!), { fresh: true, enabled: id !== undefined });
}

export function askMember(id: string) {
  return api.GET('/members/{member}', { params: { path: { member: id } } });
}

// keepApplication puts what the server just said in place of what was read before.
export function keepApplication(application: Application): Application {
  void changed(keys.applications);
  return keep(keys.application(application.id), application);
}

export async function reread(id: string): Promise<Application> {
  return keepApplication(await call(askApplication(id)));
}

// pick takes some fields of a thing, in the order given.
export function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

// editable tells whether members can still change what they wrote; whether the
// time for it is over is for the server to say.
export function editable({ state }: { state: Application['state'] }): boolean {
  return state === 'draft' || state === 'awaiting_members' || state === 'returned';
}

// deadline is when the next act of an application must be done by.
export function deadline({ state, closesAt, graceUntil }: Pick<Application, 'state' | 'closesAt' | 'graceUntil'>): string {
  return state === 'draft' ? closesAt : graceUntil;
}

export function self(application: Application): Application['members'][number] | undefined {
  return application.members.find(({ you }) => you);
}

export function others(application: Application): Application['members'] {
  return application.members.filter(({ you }) => !you);
}
