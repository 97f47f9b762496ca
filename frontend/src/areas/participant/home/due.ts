import type { Schema } from '../../../api/client';
import { day, instant } from '../../../i18n';
import { settled } from '../../../surveys/settled';
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
    ...applications.filter((a) => a.state === 'draft' && coming(a)).map((a) => application(a, say.carryOn)),
    ...applications.filter(({ state }) => state === 'awaiting_members').map(signatures),
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

function signatures({ id, programme }: Due['applications'][number]): Act {
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
