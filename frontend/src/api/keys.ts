import type { Schema } from './client';
import { queries } from './queries';

declare const holds: unique symbol;

// Key names what was read and knows what that holds. They are made here only.
export type Key<T> = readonly string[] & { readonly [holds]: T };

function key<T>(...parts: string[]): Key<T> {
  return parts as unknown as Key<T>;
}

// keys is everything that is read and kept, by name. A key stands for all that
// begin with it.
export const keys = {
  configuration: key<Schema<'configuration'>>('configuration'),
  openCalls: key<Schema<'openCallList'>>('open-calls'),
  areas: key<Schema<'areaList'>>('areas'),
  apiDocument: key<object>('openapi'),
  demo: key<Schema<'demo'>>('demo'),
  demoMails: key<Schema<'demoMailList'>>('demo-mail'),
  demoMail: (id: string) => key<Schema<'demoMail'>>('demo-mail', id),

  account: key<Schema<'account'>>('account'),
  accountForm: key<Schema<'account'>>('account', 'form'),
  sessions: key<Schema<'sessionList'>>('sessions'),

  applications: key<Schema<'applicationList'>>('applications'),
  application: (id: string) => key<Schema<'application'>>('application', id),
  caseRevisions: (id: string) => key<Schema<'caseRevisionList'>>('caseRevisions', id),
  member: (id: string) => key<Schema<'member'>>('member', id),
  invitation: (token: string) => key<Schema<'invitationView'>>('invitation', token),
  signUp: (token: string) => key<Schema<'signUpView'>>('sign-up', token),
  offers: key<Schema<'offerList'>>('offers'),
  places: key<Schema<'placeList'>>('places'),
  project: (id: string) => key<Schema<'project'>>('project', id),
  projects: key<unknown>('projects'),
  projectThemes: key<Schema<'projectThemeList'>>('project-themes'),

  managerLink: (token: string) => key<Schema<'managerLinkView'>>('manager-link', token),
  surveyInvitations: key<Schema<'surveyInvitationList'>>('survey-invitations'),
  surveyForms: key<unknown>('survey-form'),
  surveyForm: (id: string) => key<Schema<'surveyForm'>>('survey-form', id),

  today: key<unknown>('today'),
  programmes: key<Schema<'programmeList'>>('programmes'),
  programme: (id: string) => key<Schema<'programme'>>('programme', id),
  cohorts: (programme: string) => key<Schema<'cohortList'>>('cohorts', programme),
  cohort: (id: string) => key<Schema<'cohort'>>('cohort', id),
  calls: (cohort: string) => key<Schema<'callList'>>('calls', cohort),
  call: (id: string) => key<Schema<'call'>>('call', id),
  callApplications: (call: string) => key<Schema<'callApplication'>[]>('call-applications', call),
  callApplication: (id: string) => key<Schema<'callApplicationDetail'>>('call-application', id),
  waves: (cohort: string) => key<Schema<'waveList'>>('waves', cohort),
  standings: (wave: string) => key<Schema<'waveStandingList'>>('standings', wave),
  waveMails: (wave: string) => key<Schema<'waveMailList'>>('wave-mails', wave),
  instruments: key<Schema<'instrumentList'>>('instruments'),
  cohortProjects: (cohort: string) => key<Schema<'projectList'>>('projects', cohort),

  evaluationCohorts: key<Schema<'evaluationCohortList'>>('evaluation-cohorts'),
  rows: (cohort: string, set: string, cursor: string) => key<unknown>('evaluation', cohort, set, cursor),
  tokens: key<Schema<'analystTokenList'>>('analyst-tokens'),
};

// kept is the copy that was read last.
export function kept<T>(of: Key<T>): T | undefined {
  return queries.getQueryData<T>(of);
}

// keep puts what the server just said in place of what was read before.
export function keep<T>(of: Key<T>, said: NoInfer<T>): T {
  queries.setQueryData<unknown>(of, said);
  return said;
}

// changed lets what an act may have touched be read anew. Without a name that
// is everything: the programme team's lists are short and must agree.
export async function changed(...what: Key<unknown>[]): Promise<void> {
  if (what.length === 0) return queries.invalidateQueries();
  await Promise.all(what.map((queryKey) => queries.invalidateQueries({ queryKey })));
}

// drop forgets what was read, so that nobody sees it again; without a name, all.
export function drop(...what: Key<unknown>[]): void {
  if (what.length === 0) queries.clear();
  for (const queryKey of what) queries.removeQueries({ queryKey });
}
