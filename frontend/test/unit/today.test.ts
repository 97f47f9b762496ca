import { describe, expect, it } from 'vitest';
import type { Application, Call, Cohort } from '../../src/areas/coordinator/reads';
import { tasksOf } from '../../src/areas/coordinator/today/queue';

const call: Call = { id: 'K', cohortId: 'C', programme: 'P', cohort: 'Spring', opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-01T00:00:00Z', graceUntil: '2026-12-02T00:00:00Z', version: 1, applications: { total: 1, submitted: 1 } };
const cohort: Cohort = { id: 'C', programmeId: 'P', name: 'Spring', capacity: 10, seatsTaken: 0, startsOn: '2027-01-01', endsOn: '2027-02-01', version: 1 };

describe('what needs the programme team', () => {
  const application = (state: Application['state'], offer: Application['offer']): Application => ({ id: `${state}-${offer}`, reference: '', kind: 'pair', state, offer, members: [] });
  const waiting = (applications: Application[]) => tasksOf({ programmes: 1, cohorts: [cohort], calls: [{ call, applications }], waves: [] }, Date.parse('2026-11-15T00:00:00Z')).map(({ href, number }) => [href.split('=')[1], number]);

  it.each(['withdrawn', 'ineligible', 'merged', 'returned', 'lapsed', 'awaiting_members'] as const)('is no offer of an application that is %s', (state) => {
    const offers = (['lapsed', 'declined'] as const).map((offer) => application(state, offer));
    expect(waiting(offers).filter(([key]) => String(key).startsWith('places'))).toEqual([]);
  });

  it('is each offer that ended without a yes, where they still apply', () => {
    const submitted = (['lapsed', 'declined', 'made', 'accepted'] as const).map((offer) => application('submitted', offer));
    expect(waiting(submitted)).toEqual([['places-lapsed', 1], ['places-declined', 1]]);
  });
});
