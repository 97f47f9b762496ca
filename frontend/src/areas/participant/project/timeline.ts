import { today } from '../../../i18n';
import type { Milestone } from './reads';

// timeline is the milestones as they happened and will: what is done by the day
// it was done, then what is due, then what has no date.
export function timeline(milestones: Milestone[]): Milestone[] {
  const at = ({ doneOn, dueOn }: Milestone) => doneOn ?? dueOn ?? '9999';
  const order = (m: Milestone) => `${m.doneOn ? 0 : 1} ${at(m)} ${m.id}`;
  return [...milestones].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

export function overdue({ doneOn, dueOn }: Milestone, day = today()): boolean {
  return !doneOn && dueOn !== undefined && dueOn < day;
}
