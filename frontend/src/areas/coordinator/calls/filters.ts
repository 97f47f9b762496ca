import { choices, type Said } from '../../../states';
import { applicationStates } from '../../../states/application';
import { applicationKinds } from '../../../states/applicationKind';
import { applicationOffers } from '../../../states/applicationOffer';
import { sectors } from '../../../states/sector';
import type { Application } from '../reads';
import { words } from './words';

export type Filter = { key: string; label: string; count: number };

// Find is what a list is narrowed to. It stands in the address, and goes along
// to the record that is opened from the list.
export type Find = Record<(typeof names)[number], string>;

const names = ['q', 'sector', 'area', 'kind', 'state'] as const;

export function findOf(search: string): Find {
  const given = new URLSearchParams(search);
  return Object.fromEntries(names.map((name) => [name, given.get(name) ?? ''])) as Find;
}

// queryOf is the same for an address: "?sector=health", or nothing.
export function queryOf(find: Find): string {
  const query = new URLSearchParams(names.filter((name) => find[name] !== '').map((name) => [name, find[name]])).toString();
  return query && `?${query}`;
}

// undecided is what waits for the programme team: sent, and nothing offered.
export const undecided = ({ state, offer }: Pick<Application, 'state' | 'offer'>): boolean => state === 'submitted' && offer === 'none';

// A filter is a state of the application, "undecided", or "places-" and a state
// of its offer.
export function matching(applications: Application[], filter: string): Application[] {
  if (filter === '') return applications;
  if (filter === 'undecided') return applications.filter(undecided);
  if (filter.startsWith('places-')) return applications.filter(({ offer }) => `places-${offer}` === filter);
  return applications.filter(({ state }) => state === filter);
}

// narrowed leaves those of a sector, an area and a kind that have every typed
// word in a name, an organisation, an area or the reference.
export function narrowed(applications: Application[], { q, sector, area, kind }: Find): Application[] {
  const typed = folded(q).split(/\s+/).filter(Boolean);
  return applications.filter((one) => {
    const text = folded([one.reference, ...one.members.flatMap(({ name, organisation, areaName }) => [name, organisation, areaName])].join(' '));
    return (sector === '' || one.members.some((member) => member.sector === sector))
      && (area === '' || one.members.some(({ areaName }) => areaName === area))
      && (kind === '' || one.kind === kind)
      && typed.every((word) => text.includes(word));
  });
}

// listed is what a list shows, in its order.
export function listed(applications: Application[], find: Find): Application[] {
  return matching(narrowed(applications, find), find.state).sort(byName);
}

// byName is the order of a list: the name of the first person, the nameless last.
export function byName(a: Application, b: Application): number {
  const [one, other] = [a, b].map(({ members }) => members.find(({ name }) => name !== '')?.name ?? '');
  if (one === '' || other === '') return one === other ? a.reference.localeCompare(b.reference) : one === '' ? 1 : -1;
  return one!.localeCompare(other!, 'en-GB') || a.reference.localeCompare(b.reference);
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

type Option = { value: string; label: string };

// options are the values that somebody in the list has, with how many applications.
export function options(applications: Application[]): Record<'sector' | 'area' | 'kind', Option[]> {
  const counted = (all: Option[], has: (one: Application, value: string) => boolean) => all
    .map(({ value, label }) => ({ value, label, n: applications.filter((one) => has(one, value)).length }))
    .filter(({ n }) => n > 0)
    .map(({ value, label, n }) => ({ value, label: `${label} (${n})` }));
  const areas = distinct(applications.flatMap(({ members }) => members.map(({ areaName }) => areaName))).sort((a, b) => a.localeCompare(b, 'en-GB'));
  return {
    sector: counted(choices(sectors, 'coordinator'), ({ members }, value) => members.some(({ sector }) => sector === value)),
    area: counted(areas.map((value) => ({ value, label: value })), ({ members }, value) => members.some(({ areaName }) => areaName === value)),
    kind: counted(choices(applicationKinds, 'coordinator'), ({ kind }, value) => kind === value),
  };
}

// standingOf is where an application stands, in one or two words: what became of
// its places as soon as some were offered.
export function standingOf({ state, offer }: Pick<Application, 'state' | 'offer'>): Said {
  return state === 'submitted' && offer !== 'none' ? applicationOffers[offer].coordinator : applicationStates[state].coordinator;
}

export function distinct(texts: string[]): string[] {
  return [...new Set(texts.filter(Boolean))];
}

// folded takes marks and capitals off, so that "Zoë" is found by "zoe".
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
