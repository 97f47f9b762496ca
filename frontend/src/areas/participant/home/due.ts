import type { Schema } from '../../../api/client';
import { day, instant } from '../../../i18n';
import { said } from '../../../states';
import { sharedAnswers } from '../../../states/sharedAnswer';
import { settled } from '../../../surveys/settled';
import { whoChanged } from '../rewritten';
import { words } from './words';

const say = words.act;

// An Act is one thing to do: what, where, and by when.
export type Act = { title: string; href: string; hint: string };

export type Due = {
  offers: Schema<'offer'>[];
  applications: Schema<'applicationSummary'>[];
  surveys: Schema<'surveyInvitation'>[];
  places: Schema<'place'>[];
};

// dueOf is what waits for this person, the most pressing first: offers, what
// was sent back, what was begun, surveys, a project nobody started.
export function dueOf({ offers, applications, surveys, places }: Due, now = Date.now()): Act[] {
  const coming = ({ closesAt }: { closesAt: string }) => Date.parse(closesAt) > now;
  return [
    ...offers.filter(({ state }) => state === 'made').map(offer),
    ...applications.filter(({ state }) => state === 'returned').map((a) => application(a, say.mend)),
    ...applications.filter((a) => a.state === 'draft' && coming(a) && !a.rewritten).map((a) => application(a, say.carryOn)),
    ...applications.filter((a) => waits(a) && a.rewritten && Date.parse(a.graceUntil) > now).map(again),
    ...applications.filter((a) => a.state === 'awaiting_members' && !a.rewritten).map(signatures),
    ...surveys.filter((s) => !settled(s) && coming(s)).map(survey),
    ...places.filter(({ partnership }) => partnership && !partnership.projectId).map(project),
  ];
}

function offer({ id, programme, replyBy }: Due['offers'][number]): Act {
  return { title: say.answer(programme), href: `/offers/${id}`, hint: say.replyBy(when(replyBy)) };
}

function application({ id, programme, closesAt }: Due['applications'][number], title: (programme: string) => string): Act {
  return { title: title(programme), href: `/apply/${id}`, hint: say.closes(instant(closesAt)) };
}

const waits = ({ state }: Due['applications'][number]) => state === 'draft' || state === 'awaiting_members' || state === 'returned';

// again asks for a signature that somebody's change took away.
function again({ id, programme, graceUntil, rewritten }: Due['applications'][number]): Act {
  return { title: say.signAgain(programme), href: `/apply/${id}`, hint: say.rewritten(whoChanged(rewritten!), rewritten!.changed.map((key) => said(sharedAnswers, 'applicant', key)), instant(graceUntil)) };
}

// signatures are the person's own first, then those of the others.
function signatures({ id, programme, signed, graceUntil }: Due['applications'][number]): Act {
  if (!signed) return { title: say.sign(programme), href: `/apply/${id}`, hint: say.signBy(instant(graceUntil)) };
  return { title: say.signatures(programme), href: `/apply/${id}`, hint: say.signed };
}

function survey({ id, title, closesAt }: Due['surveys'][number]): Act {
  return { title: say.survey(title), href: `/surveys/${id}`, hint: say.surveyBy(instant(closesAt)) };
}

function project(place: Due['places'][number]): Act {
  return { title: say.startProject, href: `/project/start/${place.partnership!.id}`, hint: say.startProjectHint };
}

// when reads a day as a day and an instant with its hour.
export function when(at: string): string {
  return at.includes('T') ? instant(at) : day(at);
}
