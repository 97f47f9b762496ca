import { api, type Schema } from '../../api/client';
import { keys } from '../../api/keys';
import { useRead } from '../../shell/Loaded';
import { dataSets } from '../../states/dataSet';

export type Params = { params: Record<string, string> };
export type Cohort = Schema<'evaluationCohort'>;
export type SetName = keyof typeof dataSets;

export const setNames = Object.keys(dataSets) as SetName[];

export function useCohorts() {
  return useRead(keys.evaluationCohorts, () => api.GET('/evaluation/cohorts'));
}

export function cohortName({ programme, cohort }: Pick<Cohort, 'programme' | 'cohort'>): string {
  return `${programme}, ${cohort}`;
}
