import type { Schema } from '../../../api/client';
import { daysTo, inDays, shortDay, today } from '../../../i18n';
import type { Due } from './due';
import { words } from './words';

const say = words.line;
type Place = Schema<'place'>;
type Application = Due['applications'][number];

export type Stage = { text: string; when?: string; stand: 'done' | 'now' | 'ahead' };

// Whereabouts is how it stands with a person: in a heading, and as a line with
// one present stage.
export type Whereabouts = { heading: string; caption?: string; stages: Stage[]; next?: { on: string; what: string } };

// whereOf tells of the place that somebody has, before that of the application
// that can still become one, before that of nothing.
export function whereOf({ applications, places, offers }: Due, day = today(), now = Date.now()): Whereabouts {
  const place = places.find(({ state }) => !left.includes(state));
  if (place) return ofPlace(place, offers.find(({ state, programme }) => state === 'made' && programme === place.programme), day);
  const order = (a: Application) => alive.indexOf(a.state);
  const [first] = applications.filter((a) => order(a) >= 0 && !(a.state === 'draft' && Date.parse(a.closesAt) <= now)).sort((a, b) => order(a) - order(b));
  return first ? ofApplication(first, now) : { heading: words.title, stages: [] };
}

const left: Place['state'][] = ['withdrawn', 'deferred', 'did_not_start'];
const alive: Application['state'][] = ['returned', 'awaiting_members', 'draft', 'submitted'];

// at sets the stages before the present one to done, and those after it ahead.
function at(present: number, stages: { text: string; when?: string }[]): Stage[] {
  return stages.map((stage, n) => ({ ...stage, stand: n < present ? 'done' : n === present ? 'now' : 'ahead' }));
}

function ofPlace(place: Place, offer: Due['offers'][number] | undefined, day: string): Whereabouts {
  const { startsOn, endsOn, state } = place;
  const begun = startsOn <= day;
  const present = state === 'held' ? 1 : state === 'completed' || endsOn < day ? 3 : 2;
  const headings = ['', say.offered, begun ? say.ends(inDays(daysTo(endsOn, day))) : say.starts(inDays(daysTo(startsOn, day))), say.finishedHeading];
  return {
    heading: headings[present]!,
    caption: say.of(place.programme, place.cohort),
    stages: at(present, [
      { text: say.applied },
      { text: say.chosen, when: present === 1 && offer ? say.answerBy(shortDay(offer.replyBy)) : undefined },
      { text: say.programme, when: begun ? say.to(shortDay(endsOn)) : say.from(shortDay(startsOn)) },
      { text: say.finished },
    ]),
    next: present === 2 ? { on: begun ? endsOn : startsOn, what: begun ? say.programmeEnds : say.programmeStarts } : undefined,
  };
}

function ofApplication(application: Application, now: number): Whereabouts {
  const { state, signed, kind, closesAt, graceUntil, programme, cohort } = application;
  const alone = kind === 'individual';
  const headings = { returned: say.returned, draft: say.draft, awaiting_members: signed ? say.othersSign : say.youSign, submitted: say.sentHeading };
  const present = { returned: 1, draft: 1, awaiting_members: 2, submitted: alone ? 2 : 3 };
  const key = state as keyof typeof present;
  const coming = (when: string) => Date.parse(when) > now;
  const open = coming(closesAt);
  return {
    heading: headings[key],
    caption: say.of(programme, cohort),
    stages: at(present[key], [
      { text: say.started },
      { text: say.sent, when: state === 'draft' ? say.by(shortDay(closesAt)) : undefined },
      ...(alone ? [] : [{ text: say.signed, when: state === 'submitted' ? undefined : say.by(shortDay(graceUntil)) }]),
      { text: say.decision, when: open ? say.after(shortDay(closesAt)) : undefined },
    ]),
    next: open ? { on: closesAt, what: say.closes } : state === 'awaiting_members' && coming(graceUntil) ? { on: graceUntil, what: say.lastDay } : undefined,
  };
}
