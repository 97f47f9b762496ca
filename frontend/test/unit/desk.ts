// A cohort, its call and some applications, for the pages of the programme team.
import type { Application } from '../../src/areas/coordinator/reads';
import type { Standing } from '../../src/areas/coordinator/today/reads';

export type Member = Application['members'][number];
export const person = (name: string, more: Partial<Member> = {}): Member => ({ name, organisation: `${name} Trust`, areaName: 'Devon', sector: 'health', signed: true, ...more });
export const application = (id: string, more: Partial<Application> = {}): Application => ({ id, reference: `TD-${id}`, kind: 'pair', state: 'submitted', offer: 'none', members: [], ...more });

export const cohort = { id: 'c', programmeId: 'p', name: 'Spring', capacity: 4, seatsTaken: 0, startsOn: '2027-01-04', endsOn: '2027-02-01', version: 1 };
export const call = { id: 'k', cohortId: 'c', programme: 'P', cohort: 'Spring', opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z', graceUntil: '2026-12-08T00:00:00Z', version: 1, applications: { total: 0, submitted: 0 } };
export const wave = (more: Partial<Standing['waves'][number]>): Standing['waves'][number] => ({
  id: 'w', cohortId: 'c', instrument: 'manager_interim', title: 'How is it going?', state: 'open', opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-11-18T23:59:00Z', confidentiality: 'pseudonymous', version: 1, toMail: { managers: 0, forms: 0 },
  funnel: { created: 3, sent: 3, opened: 0, started: 0, completed: 1, declined: 0, ineligible: 0 }, ...more,
});
export const at = Date.parse('2026-11-15T10:00:00Z');
export const standing = (applications: Application[], waves: Standing['waves'] = []): Standing => ({ programmes: 1, cohorts: [cohort], calls: [{ call, applications }], waves });
