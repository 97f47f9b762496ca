import type { Schema } from '../../../api/client';
import { day, daysTo, instant, today } from '../../../i18n';
import { said } from '../../../states';
import { sharedAnswers } from '../../../states/sharedAnswer';
import { settled } from '../../../surveys/settled';
import { whoChanged } from '../rewritten';
import { words } from './words';

const say = words.act;

// An Act is one thing to do: what, where, and by when. It is on a day, or an
// instant, if it has one.
export type Act = { title: string; href: string; hint: string; on?: string };

export type Due = {
  offers: Schema<'offer'>[];
  applications: Schema<'applicationSummary'>[];
  surveys: Schema<'surveyInvitation'>[];
  places: Schema<'place'>[];
  projects: Schema<'project'>[];
};

// soon is within how many days a milestone is due.
const soon = 30;

// dueOf is what waits for this person: offers, what was sent back, what was begun,
// surveys, milestones, a project nobody started. What is due first stands first.
export function dueOf(due: Due, now = Date.now()): Act[] {
  const at = ({ on }: Act) => (on ? Date.parse(on.includes('T') ? on : `${on}T23:59:59Z`) : Infinity);
  return actsOf(due, now).sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

function actsOf({ offers, applications, surveys, places, projects }: Due, now: number): Act[] {
  const coming = ({ closesAt }: { closesAt: string }) => Date.parse(closesAt) > now;
  return [
    ...offers.filter(({ state }) => state === 'made').map(offer),
    ...applications.filter(({ state }) => state === 'returned').map((a) => application(a, say.mend)),
    ...applications.filter((a) => a.state === 'draft' && coming(a) && !a.rewritten).map((a) => application(a, say.carryOn)),
    ...applications.filter((a) => waits(a) && a.rewritten && Date.parse(a.graceUntil) > now).map(again),
    ...applications.filter((a) => a.state === 'awaiting_members' && !a.rewritten).map(signatures),
    ...surveys.filter((s) => !settled(s) && coming(s)).map(survey),
    ...projects.filter(({ state }) => state !== 'stopped' && state !== 'completed').flatMap((p) => milestones(p, today(new Date(now)))),
    ...places.filter(({ partnership }) => partnership && !partnership.projectId).map(project),
  ];
}

function offer({ id, programme, replyBy }: Due['offers'][number]): Act {
  return { title: say.answer(programme), href: `/offers/${id}`, hint: say.replyBy(when(replyBy)), on: replyBy };
}

// What was sent back may have a day of its own, which the programme team names.
function application({ id, programme, closesAt, state }: Due['applications'][number], title: (programme: string) => string): Act {
  const act = { title: title(programme), href: `/apply/${id}` };
  return state === 'returned' ? { ...act, hint: say.mendHint } : { ...act, hint: say.closes(instant(closesAt)), on: closesAt };
}

const waits = ({ state }: Due['applications'][number]) => state === 'draft' || state === 'awaiting_members' || state === 'returned';

// again asks for a signature that somebody's change took away.
function again({ id, programme, graceUntil, rewritten }: Due['applications'][number]): Act {
  return { title: say.signAgain(programme), href: `/apply/${id}`, hint: say.rewritten(whoChanged(rewritten!), rewritten!.changed.map((key) => said(sharedAnswers, 'applicant', key)), instant(graceUntil)), on: graceUntil };
}

// signatures are the person's own first, then those of the others.
function signatures({ id, programme, signed, graceUntil }: Due['applications'][number]): Act {
  if (!signed) return { title: say.sign(programme), href: `/apply/${id}`, hint: say.signBy(instant(graceUntil)), on: graceUntil };
  return { title: say.signatures(programme), href: `/apply/${id}`, hint: say.signed, on: graceUntil };
}

function survey({ id, title, closesAt }: Due['surveys'][number]): Act {
  return { title: say.survey(title), href: `/surveys/${id}`, hint: say.surveyBy(instant(closesAt)), on: closesAt };
}

function milestones({ id, title, milestones: all }: Due['projects'][number], day: string): Act[] {
  const due = all.filter(({ dueOn, doneOn }) => !doneOn && dueOn && daysTo(dueOn, day) <= soon);
  return due.map((one) => ({ title: one.title, href: `/project/${id}/milestones/${one.id}`, hint: say.milestone(title), on: one.dueOn }));
}

// nextMilestone is the first one that is still to come.
export function nextMilestone({ milestones: all }: Due['projects'][number], day = today()): Schema<'milestone'> | undefined {
  return all.filter(({ dueOn, doneOn }) => !doneOn && dueOn && dueOn >= day).sort((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1))[0];
}

function project(place: Due['places'][number]): Act {
  return { title: say.startProject, href: `/project/start/${place.partnership!.id}`, hint: say.startProjectHint };
}

// when reads a day as a day and an instant with its hour.
export function when(at: string): string {
  return at.includes('T') ? instant(at) : day(at);
}
