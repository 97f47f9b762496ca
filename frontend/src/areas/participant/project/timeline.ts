import { daysTo, today } from '../../../i18n';
import type { Milestone } from './reads';

// Stop is a place on the timeline: a milestone as it stands, or today.
export type Stop = { stand: 'done' | 'late' | 'ahead' | 'open'; milestone: Milestone } | { stand: 'today' };

// standing is how a milestone is on a day.
function standing({ doneOn, dueOn }: Milestone, day: string): 'done' | 'late' | 'ahead' | 'open' {
  if (doneOn) return 'done';
  if (!dueOn) return 'open';
  return dueOn < day ? 'late' : 'ahead';
}

// timeline is the milestones as they happened and will, with today in their
// midst: what is done by the day it was done, what is overdue, what is due, and
// then what has no date.
export function timeline(milestones: Milestone[], day = today()): Stop[] {
  const order = (m: Milestone) => `${m.doneOn ? 0 : 1} ${m.doneOn ?? m.dueOn ?? '9999'} ${m.id}`;
  const stops: Stop[] = [...milestones].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map((milestone) => ({ stand: standing(milestone, day), milestone }));
  const first = stops.findIndex(({ stand }) => stand === 'ahead' || stand === 'open');
  const at = first < 0 ? stops.length : first;
  return [...stops.slice(0, at), { stand: 'today' }, ...stops.slice(at)];
}

// pressing is how many days the next milestone is away, and by how many days
// those that are late are overdue, the worst first.
export function pressing(milestones: Milestone[], day = today()): { next?: number; late: number[] } {
  const days = milestones.filter(({ doneOn, dueOn }) => !doneOn && dueOn).map(({ dueOn }) => daysTo(dueOn!, day)).sort((a, b) => a - b);
  return { next: days.find((n) => n >= 0), late: days.filter((n) => n < 0).map((n) => -n) };
}
