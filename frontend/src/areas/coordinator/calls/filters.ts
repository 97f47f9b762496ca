import { choices } from '../../../states';
import { applicationStates } from '../../../states/application';
import { applicationOffers } from '../../../states/applicationOffer';
import type { Application } from '../reads';
import { words } from './words';

export type Filter = { key: string; label: string; count: number };

// undecided is what waits for the programme team: sent, and nothing offered.
export const undecided = ({ state, offer }: Application): boolean => state === 'submitted' && offer === 'none';

// A filter is a state of the application, "undecided", or "places-" and a state
// of its offer.
export function matching(applications: Application[], filter: string): Application[] {
  if (filter === '') return applications;
  if (filter === 'undecided') return applications.filter(undecided);
  if (filter.startsWith('places-')) return applications.filter(({ offer }) => `places-${offer}` === filter);
  return applications.filter(({ state }) => state === filter);
}

// filters are those that would show something, each with how many.
export function filters(applications: Application[]): Filter[] {
  const all = [
    { key: 'undecided', label: words.list.undecided },
    ...choices(applicationStates, 'coordinator').map(({ value, label }) => ({ key: value, label })),
    ...choices(applicationOffers, 'coordinator').filter(({ value }) => value !== 'none').map(({ value, label }) => ({ key: `places-${value}`, label })),
  ];
  const used = all.map((one) => ({ ...one, count: matching(applications, one.key).length })).filter(({ count }) => count > 0);
  return [{ key: '', label: words.list.all, count: applications.length }, ...used];
}
