import { api, call } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useGathered } from '../../../shell/Loaded';
import { allApplications, type Application, type Call, type Cohort, every, type Wave } from '../reads';

export type Standing = { programmes: number; cohorts: Cohort[]; calls: { call: Call; applications: Application[] }[]; waves: Wave[] };

export function useStanding() {
  return useGathered(keys.today, readStanding);
}

// readStanding reads everything that can need somebody.
async function readStanding(): Promise<Standing> {
  const [programmes, cohorts, calls] = await Promise.all([
    call(api.GET('/programmes')),
    every(() => call(api.GET('/cohorts'))),
    every(() => call(api.GET('/calls'))),
  ]);
  const [applied, waves] = await Promise.all([
    Promise.all(calls.map(async (one) => ({ call: one, applications: await allApplications(one.id) }))),
    Promise.all(cohorts.map(({ id }) => call(api.GET('/cohorts/{cohort}/waves', { params: { path: { cohort: id } } })))),
  ]);
  return { programmes: programmes.items.length, cohorts, calls: applied, waves: waves.flatMap(({ items }) => items) };
}
