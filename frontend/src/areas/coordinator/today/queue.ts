import { fromInstant, instant, shortDay, toInstant } from '../../../i18n';
import { undecided } from '../calls/filters';
import type { Application, Call, Cohort, Wave } from '../reads';
import { unanswered } from '../waves/figures';
import type { Standing } from './reads';
import { words as say } from './words';

// Task is a number of things that wait for the programme team: what they are,
// by when, and the act that ends it.
export type Task = { key: string; number: number; text: string; detail: string; href: string; act: string; due: number };
export type Band = 'now' | 'week' | 'later';

const day = 24 * 60 * 60 * 1000;

// tasksOf is everything that waits, the most urgent first. A cohort that has
// ended asks for nothing more about its applications.
export function tasksOf({ calls, cohorts, waves }: Standing, now = Date.now()): Task[] {
  const applied = calls.flatMap(({ call, applications }) => {
    const cohort = cohorts.find(({ id }) => id === call.cohortId);
    return cohort && !ended(cohort, now) ? ofCall(call, cohort, applications, now) : [];
  });
  const surveys = waves.flatMap((wave) => ofWave(wave, cohorts.find(({ id }) => id === wave.cohortId)?.name ?? '', now));
  return [...applied, ...surveys].filter(({ number }) => number > 0).sort((a, b) => a.due - b.due);
}

export function ended({ endsOn }: Pick<Cohort, 'endsOn'>, now = Date.now()): boolean {
  return fromInstant(new Date(now).toISOString()).date > endsOn;
}

const offered = (applications: Application[], ...states: Application['offer'][]) =>
  applications.filter(({ offer, state }) => states.includes(offer) && state === 'submitted').length;

function ofCall(call: Call, cohort: Cohort, applications: Application[], now: number): Task[] {
  const where = say.where(call.programme, cohort.name);
  const at = `/admin/calls/${call.id}?state=`;
  const [decide, lapsed, declined] = [applications.filter(undecided).length, offered(applications, 'lapsed'), offered(applications, 'declined')];
  const starts = Date.parse(toInstant(cohort.startsOn, '00:00')!);
  return [
    { key: `${call.id}-undecided`, number: decide, text: say.undecided(decide), detail: say.before(where, shortDay(cohort.startsOn), starts <= now), href: `${at}undecided`, act: say.acts.decide, due: starts },
    { key: `${call.id}-lapsed`, number: lapsed, text: say.lapsed(lapsed), detail: say.kept(where), href: `${at}places-lapsed`, act: say.acts.again, due: now },
    { key: `${call.id}-declined`, number: declined, text: say.declined(declined), detail: where, href: `${at}places-declined`, act: say.acts.talk, due: now },
  ];
}

function ofWave(wave: Wave, cohort: string, now: number): Task[] {
  const href = `/admin/cohorts/${wave.cohortId}/surveys/${wave.id}`;
  const detail = say.closes(say.where(wave.title, cohort), instant(wave.closesAt));
  if (wave.state === 'planned') return [{ key: wave.id, number: 1, text: say.planned(1), detail: say.where(wave.title, cohort), href, act: say.acts.open, due: Date.parse(wave.opensAt) }];
  if (wave.state !== 'open') return [];
  const [waiting, refused] = [unanswered(wave), wave.funnel.declined];
  return [
    { key: `${wave.id}-declined`, number: refused, text: say.refused(refused), detail, href: `${href}?show=declined`, act: say.acts.ask, due: now },
    { key: wave.id, number: waiting, text: say.unanswered(waiting), detail, href, act: say.acts.remind, due: Date.parse(wave.closesAt) },
  ];
}

// bandOf sorts by the day in London: late or today, within a week, later.
export function bandOf({ due }: Pick<Task, 'due'>, now = Date.now()): Band {
  const left = daysTo(due, now);
  if (left <= 0) return 'now';
  return left <= 7 ? 'week' : 'later';
}

// markOf says how urgent it is, and in which colour.
export function markOf({ due }: Pick<Task, 'due'>, now = Date.now()): { text: string; look?: 'bad' | 'act' } {
  const left = daysTo(due, now);
  if (left < 0) return { text: say.late(-left), look: 'bad' };
  return left === 0 ? { text: say.today, look: 'act' } : { text: say.by(shortDay(new Date(due))) };
}

function daysTo(due: number, now: number): number {
  const on = (at: number) => Date.parse(fromInstant(new Date(at).toISOString()).date);
  return Math.round((on(due) - on(now)) / day);
}

// runsOf is what needs nobody: applicants still write or sign, and those who were
// offered a place still answer; each ends by itself on its day.
export function runsOf({ calls, cohorts }: Standing, now = Date.now()): { key: string; text: string; href: string }[] {
  return calls.flatMap(({ call, applications }) => {
    const cohort = cohorts.find(({ id }) => id === call.cohortId);
    if (!cohort || ended(cohort, now)) return [];
    const of = (state: Application['state']) => applications.filter((one) => one.state === state).length;
    const [drafts, signing, made] = [now < Date.parse(call.closesAt) ? of('draft') : 0, now < Date.parse(call.graceUntil) ? of('awaiting_members') : 0, offered(applications, 'made')];
    const at = `/admin/calls/${call.id}?state=`;
    return [
      { key: `${call.id}-draft`, n: drafts, text: say.unsent(drafts, cohort.name, instant(call.closesAt)), href: `${at}draft` },
      { key: `${call.id}-signing`, n: signing, text: say.signing(signing, cohort.name, instant(call.graceUntil)), href: `${at}awaiting_members` },
      { key: `${call.id}-made`, n: made, text: say.answering(made, cohort.name), href: `${at}places-made` },
    ].filter(({ n }) => n > 0);
  });
}

// datesOf is what is ahead, the nearest first.
export function datesOf({ calls, cohorts, waves }: Standing, now = Date.now()): { key: string; at: number; text: string }[] {
  const name = (id: string) => cohorts.find((cohort) => cohort.id === id)?.name ?? '';
  const all = [
    ...calls.flatMap(({ call }) => [
      { key: `${call.id}-closes`, at: Date.parse(call.closesAt), text: say.dates.closes(name(call.cohortId)) },
      { key: `${call.id}-grace`, at: Date.parse(call.graceUntil), text: say.dates.grace(name(call.cohortId)) },
    ]),
    ...cohorts.flatMap((cohort) => [
      { key: `${cohort.id}-starts`, at: Date.parse(toInstant(cohort.startsOn, '12:00')!), text: say.dates.starts(cohort.name) },
      { key: `${cohort.id}-ends`, at: Date.parse(toInstant(cohort.endsOn, '12:00')!), text: say.dates.ends(cohort.name) },
    ]),
    ...waves.filter(({ state }) => state === 'open').map((wave) => ({ key: wave.id, at: Date.parse(wave.closesAt), text: say.dates.survey(name(wave.cohortId), wave.title) })),
  ];
  return all.filter(({ at }) => at >= now).sort((a, b) => a.at - b.at).slice(0, 6);
}

// headlineOf is how much there is: "3 things need you; 1 of them is late."
export function headlineOf(tasks: Task[], now = Date.now()): string {
  const late = tasks.filter((task) => markOf(task, now).look === 'bad').length;
  return tasks.length === 0 ? say.nothing : say.need(tasks.length, late);
}
