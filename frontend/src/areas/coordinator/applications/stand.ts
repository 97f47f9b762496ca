import { instant } from '../../../i18n';
import { byName } from '../calls/filters';
import type { Application as Listed } from '../reads';
import { type Dossier, nameOf } from './reads';
import { words as say } from './words';

export type Acts = { offer: boolean; again: boolean; release: boolean; withdraw: boolean };

// actsOf is what can be done with an application as it stands.
export function actsOf(application: Pick<Dossier, 'state' | 'offer' | 'members'>): Acts {
  const open = application.state === 'submitted';
  const has = (...states: string[]) => application.members.some(({ offer }) => offer && states.includes(offer.state));
  const together = application.members.length > 0 && application.members.every(({ offer }) => offer?.state === 'accepted');
  const over = application.offer === 'none' || application.offer === 'rescinded' || (has('declined') && !has('made', 'accepted'));
  return {
    offer: open && over,
    again: open && application.offer === 'lapsed',
    release: open && application.members.some(({ offer }) => offer?.state === 'lapsed' && offer.holdsSeat),
    withdraw: open && has('made', 'accepted', 'lapsed') && !together,
  };
}

export type Tick = { key: string; mark: 'done' | 'open' | 'no'; text: string };

// ticksOf says person by person what is done and what is not.
export function ticksOf(application: Pick<Dossier, 'members' | 'submittedAt'>): Tick[] {
  const sent: Tick = application.submittedAt
    ? { key: 'sent', mark: 'done', text: say.tick.sent(instant(application.submittedAt)) }
    : { key: 'sent', mark: 'open', text: say.tick.notSent };
  return [sent, ...application.members.flatMap((member) => [signature(member), ...answered(member)])];
}

type Member = Dossier['members'][number];

function signature(member: Member): Tick {
  return { key: `${member.id}-signed`, mark: member.signed ? 'done' : 'open', text: member.signed ? say.tick.signed(nameOf(member)) : say.tick.notSigned(nameOf(member)) };
}

const marks: Record<string, Tick['mark']> = { accepted: 'done', declined: 'no' };

function answered(member: Member): Tick[] {
  if (!member.offer) return [];
  const { state } = member.offer;
  return [{ key: `${member.id}-offer`, mark: marks[state] ?? 'open', text: say.tick[state](nameOf(member)) }];
}

// headline is where an application stands, in a sentence without a full stop.
export function headline({ state, offer }: Pick<Dossier, 'state' | 'offer'>): string {
  return state === 'submitted' ? say.stands.offer[offer] : say.stands.state[state];
}

// beside are the records before and after one in a list, and its place there.
// One that an act took out of the list still has neighbours, but no place.
export function beside(list: Listed[], own: Listed | undefined): { before?: Listed; after?: Listed; at: number } {
  if (!own) return { at: 0 };
  const at = list.findIndex(({ id }) => id === own.id);
  const next = list.findIndex((one) => byName(one, own) > 0);
  const end = next < 0 ? list.length : next;
  return { before: list[at < 0 ? end - 1 : at - 1], after: list[end], at: at + 1 };
}
