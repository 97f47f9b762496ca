import { instant } from '../../../i18n';
import { standing } from '../calls/CallTable';
import { undecided } from '../calls/filters';
import type { Application, Wave } from '../reads';
import { unanswered } from '../waves/figures';
import type { Standing } from './reads';
import { words as say } from './words';

// Count is a number of things that wait for the programme team and where they are.
export type Count = { key: string; number: number; text: string; hint: string; href: string };

// countsOf names what waits, the most pressing first; what is zero is left out.
export function countsOf({ calls, cohorts, waves }: Standing, now = Date.now()): Count[] {
  const applied = calls.flatMap((one) => ofCall(one, now));
  const surveys = waves.flatMap((wave) => ofWave(wave, cohorts.find(({ id }) => id === wave.cohortId)?.name ?? ''));
  return [...applied, ...surveys].filter(({ number }) => number > 0);
}

function ofCall({ call: one, applications }: Standing['calls'][number], now: number): Count[] {
  const hint = `${one.programme}, ${one.cohort}`;
  const at = `/admin/calls/${one.id}?state=`;
  const offered = (state: Application['offer']) => applications.filter(({ offer, state: kept }) => offer === state && kept === 'submitted').length;
  const drafts = applications.filter(({ state }) => state === 'draft').length;
  const [decide, lapsed, declined] = [applications.filter(undecided).length, offered('lapsed'), offered('declined')];
  return [
    { key: `${one.id}-undecided`, number: decide, text: say.undecided(decide), hint, href: `${at}undecided` },
    { key: `${one.id}-lapsed`, number: lapsed, text: say.lapsed(lapsed), hint, href: `${at}places-lapsed` },
    { key: `${one.id}-declined`, number: declined, text: say.declined(declined), hint, href: `${at}places-declined` },
    { key: `${one.id}-draft`, number: standing(one, now) === 'open' ? drafts : 0, text: say.unsent(drafts), hint: say.closes(hint, instant(one.closesAt)), href: `${at}draft` },
  ];
}

function ofWave(wave: Wave, cohort: string): Count[] {
  const href = `/admin/cohorts/${wave.cohortId}/surveys/${wave.id}`;
  const hint = say.closes(`${wave.title} ${cohort}`, instant(wave.closesAt));
  if (wave.state === 'planned') return [{ key: wave.id, number: 1, text: say.planned(1), hint, href }];
  const waiting = wave.state === 'open' ? unanswered(wave) : 0;
  const refused = wave.state === 'open' ? wave.funnel.declined : 0;
  return [
    { key: `${wave.id}-declined`, number: refused, text: say.refused(refused), hint, href: `${href}?show=declined` },
    { key: wave.id, number: waiting, text: say.unanswered(waiting), hint, href },
  ];
}
