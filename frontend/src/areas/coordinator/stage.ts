import { fromInstant } from '../../i18n';
import type { Call, Cohort } from './reads';

export const stages = ['apply', 'sign', 'choose', 'programme', 'finished'] as const;
export type Stage = (typeof stages)[number];

// stageOf is how far a cohort has come, as its dates tell.
export function stageOf({ closesAt, graceUntil }: Pick<Call, 'closesAt' | 'graceUntil'>, cohort: Pick<Cohort, 'startsOn' | 'endsOn'>, now = Date.now()): Stage {
  const today = fromInstant(new Date(now).toISOString()).date;
  if (today > cohort.endsOn) return 'finished';
  if (today >= cohort.startsOn) return 'programme';
  if (now < Date.parse(closesAt)) return 'apply';
  return now < Date.parse(graceUntil) ? 'sign' : 'choose';
}
