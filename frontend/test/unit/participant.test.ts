import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/api/client';
import { awaited, sends, tasksOf, titleOf } from '../../src/areas/participant/apply/tasks';
import { type Due, dueOf, nextMilestone } from '../../src/areas/participant/home/due';
import { whereOf } from '../../src/areas/participant/home/line';
import { pressing, timeline } from '../../src/areas/participant/project/timeline';
import { pick } from '../../src/areas/participant/apply/reads';
import { missing } from '../../src/areas/participant/reads';
import { standingOf } from '../../src/areas/participant/standing';
import { said } from '../../src/states';
import { projectStates } from '../../src/states/project';

type Application = Schema<'application'>;
const member = { id: 'M1', name: 'Amina', lead: true, you: true, complete: true, signed: false, jobTitle: '', organisation: '', areaName: '', sector: '' };
const section = (key: Application['sections'][number]['key'], state: Application['sections'][number]['state'] = 'not_started', problems: string[] = []) => ({ key, state, problems });
const draft: Application = {
  id: 'A1', reference: 'TD-7K3M9Q', callId: 'C1', programme: 'P', cohort: 'C', closesAt: '2026-12-19T23:59:00Z', graceUntil: '2026-12-26T23:59:00Z',
  kind: 'pair', state: 'draft', version: 1, jointCase: { challenge: '', whyTogether: '', hopedFor: '' }, considerAlone: false, sharedHash: 'h', you: 'M1',
  members: [member], invitations: [], mayRewrite: true, mayDescribe: true, mayLeave: false,
  sections: [section('about'), section('organisation'), section('line-manager'), section('joint-case'), section('partner'), section('sign', 'cannot_start_yet', ['One thing', 'Another'])],
};

describe('the task list of an application', () => {
  it('groups the person’s own parts, what is shared, and the end', () => {
    const groups = tasksOf(draft);
    expect(groups.map(({ tasks }) => tasks.length)).toEqual([3, 2, 1]);
    expect(groups[2]!.tasks[0]).toMatchObject({ title: 'Check and send', href: '/apply/A1/check', hint: 'One thing. Another', state: 'cannot_start_yet' });
  });

  it('names what each person does', () => {
    const other = { ...draft, members: [{ ...member, you: false }, { ...member, id: 'M2', lead: false }] };
    expect(titleOf(draft, 'partner')).toBe('Invite your partner');
    expect(titleOf({ ...draft, kind: 'triad' }, 'partner')).toBe('Invite your partners');
    expect(titleOf(other, 'partner')).toBe('See who is applying with you');
    expect(titleOf(other, 'sign')).toBe('Check and sign');
    expect(titleOf({ ...draft, kind: 'individual' }, 'joint-case')).toBe('Write your case');
  });

  it('leads to where a part can be read once it rests', () => {
    const hrefs = (a: Application) => tasksOf(a).flatMap(({ tasks }) => tasks.map(({ href }) => href!.replace('/apply/A1/', '')));
    expect(hrefs(draft)).toEqual(['about', 'organisation', 'line-manager', 'joint-case', 'partner', 'check']);
    expect(hrefs({ ...draft, mayRewrite: false })).toEqual(['about', 'organisation', 'line-manager', 'check', 'partner', 'check']);
    expect(hrefs({ ...draft, mayDescribe: false })).toEqual(['check', 'check', 'check', 'joint-case', 'partner', 'check']);
  });

  it('lets the lead send once and sign after that', () => {
    expect(sends(draft)).toBe(true);
    expect(sends({ ...draft, state: 'returned' })).toBe(true);
    expect(sends({ ...draft, state: 'awaiting_members' })).toBe(false);
  });

  it('names whom it waits for, joined or only invited', () => {
    const invitation = { id: 'I1', name: 'Tom', email: 't@x.example', response: 'open' as const, delivery: 'sent' as const, expiresAt: '', version: 1 };
    const two = { ...draft, members: [member, { ...member, id: 'M2', name: 'Beth', you: false, lead: false }, { ...member, id: 'M3', name: 'Dan', you: false, signed: true }] };
    expect(awaited({ ...two, invitations: [invitation, { ...invitation, name: 'Sam', response: 'revoked' }] })).toEqual(['Beth', 'Tom']);
    expect(awaited(draft)).toEqual(['your partner to join']);
  });
});

describe('where an application stands', () => {
  const place = { id: 'L1', cohortId: '', applicationId: 'A1', programme: 'P', cohort: 'C', state: 'confirmed' as const, startsOn: '', endsOn: '' };
  const sent = { id: 'A1', state: 'submitted' as const };

  it('is told of the place once there is one, and of the application until then', () => {
    expect(standingOf(sent, undefined).text).toBe('Sent');
    expect(standingOf(sent, [{ ...place, applicationId: 'A2' }]).text).toBe('Sent');
    expect(standingOf(sent, [{ ...place, state: 'held' }]).text).toBe('Offered a place');
    expect(standingOf(sent, [place]).text).toBe('Chosen');
  });
});

describe('what is due', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const nothing: Due = { offers: [], applications: [], surveys: [], places: [], projects: [] };
  const application = { id: 'A1', reference: '', kind: 'pair' as const, programme: 'P', cohort: 'C', closesAt: '2026-12-19T23:59:00Z', graceUntil: '2026-12-26T23:59:00Z', role: 'lead' as const, signed: false };
  const place = { id: 'L1', cohortId: '', applicationId: 'A1', programme: 'P', cohort: 'C', state: 'confirmed' as const, startsOn: '2027-01-01', endsOn: '2027-06-01' };

  it('is nothing for somebody who has answered everything', () => {
    expect(dueOf(nothing, now)).toEqual([]);
    expect(dueOf({ ...nothing, applications: [{ ...application, state: 'submitted' }], places: [place] }, now)).toEqual([]);
  });

  it('puts the offer first and a project nobody started last', () => {
    const offer = { id: 'O1', programme: 'P', cohort: 'C', startsOn: '', endsOn: '', state: 'made' as const, replyBy: '2026-12-10T23:59:59Z', partners: [], version: 1 };
    const partnership = { id: 'R1', kind: 'pair' as const, partners: ['Tom'] };
    const due = dueOf({ ...nothing, offers: [offer, { ...offer, state: 'declined' }], applications: [{ ...application, state: 'draft' }], places: [{ ...place, partnership }] }, now);
    expect(due.map(({ href }) => href)).toEqual(['/offers/O1', '/apply/A1', '/project/start/R1']);
    expect(due[0]!.hint).toBe('Reply by 11:59pm on Thursday 10 December 2026');
  });

  it('leaves out what can no longer be sent', () => {
    expect(dueOf({ ...nothing, applications: [{ ...application, state: 'draft' }] }, Date.parse('2026-12-20T00:00:00Z'))).toEqual([]);
  });

  it('counts the own missing signature before those of others, and says what changed and by whom', () => {
    const waiting = { ...application, state: 'awaiting_members' as const };
    const titled = (a: Due['applications'][number], at = now) => dueOf({ ...nothing, applications: [a] }, at).map(({ title }) => title);
    expect(titled({ ...waiting, signed: true })).toEqual(['See who still has to sign your application to P']);
    expect(titled(waiting)).toEqual(['Complete your part and sign your application to P']);
    const rewritten = { changed: ['challenge' as const], by: ['Bo'], byYou: false, at: '2026-11-20T10:00:00Z' };
    expect(dueOf({ ...nothing, applications: [{ ...waiting, rewritten }] }, now)).toEqual([
      { title: 'Sign your application to P again', href: '/apply/A1', hint: 'Bo changed the challenge that you want to work on. Sign by 11:59pm on Saturday 26 December 2026', on: '2026-12-26T23:59:00Z' },
    ]);
    expect(titled({ ...waiting, state: 'draft', rewritten })).toEqual(['Sign your application to P again']);
    expect(titled({ ...waiting, rewritten }, Date.parse('2026-12-27T00:00:00Z'))).toEqual([]);
  });

  it('puts what is due first in front: a milestone that is late, and one within a month', () => {
    const step = (id: string, dueOn?: string, doneOn?: string) => ({ id, title: id, version: 1, ...(dueOn && { dueOn }), ...(doneOn && { doneOn }) });
    const project = { id: 'R1', title: 'One pathway', challenge: '', startingPoint: '', scope: '', theme: '', state: 'planned' as const, owners: [], updatedAt: '', version: 1, milestones: [step('far', '2026-12-22'), step('near', '2026-12-20'), step('late', '2026-11-20'), step('done', '2026-11-01', '2026-11-02'), step('open')] };
    const due = dueOf({ ...nothing, projects: [project], applications: [{ ...application, state: 'draft' }] }, now);
    expect(due.map(({ title, on }) => `${title} ${on}`)).toEqual(['late 2026-11-20', 'Carry on with your application to P 2026-12-19T23:59:00Z', 'near 2026-12-20']);
    expect(nextMilestone(project, '2026-11-21')?.id).toBe('near');
    expect(dueOf({ ...nothing, projects: [{ ...project, state: 'stopped' }] }, now)).toEqual([]);
  });

  it('leaves out forms that were sent, declined or are not needed', () => {
    const survey = { id: 'S1', instrument: 'baseline', title: 'Before you start', closesAt: '2026-12-10T23:59:00Z' };
    const due = dueOf({ ...nothing, surveys: (['sent', 'started', 'completed', 'declined', 'ineligible'] as const).map((state) => ({ ...survey, state })) }, now);
    expect(due).toHaveLength(2);
  });
});

describe('a timeline', () => {
  const step = (id: string, dueOn?: string, doneOn?: string) => ({ id, title: id, version: 1, ...(dueOn && { dueOn }), ...(doneOn && { doneOn }) });

  const told = (day: string) => timeline(all, day).map((stop) => (stop.stand === 'today' ? 'today' : `${stop.milestone.id}: ${stop.stand}`));
  const all = [step('never'), step('later', '2027-05-01'), step('soon', '2027-01-01'), step('second', '2026-01-01', '2026-03-01'), step('first', '2027-09-01', '2026-02-01')];

  it('tells what is done, what is overdue, today, what is due, and what has no date', () => {
    expect(told('2026-12-31')).toEqual(['first: done', 'second: done', 'today', 'soon: ahead', 'later: ahead', 'never: open']);
    expect(told('2027-01-01')).toEqual(told('2026-12-31'));
    expect(told('2027-01-02')).toEqual(['first: done', 'second: done', 'soon: late', 'today', 'later: ahead', 'never: open']);
    expect(timeline([all[3]!], '2027-01-01').map(({ stand }) => stand)).toEqual(['done', 'today']);
  });

  it('counts the days to the next one, and of those that are late', () => {
    expect(pressing(all, '2026-12-31')).toEqual({ next: 1, late: [] });
    expect(pressing(all, '2027-05-03')).toEqual({ next: undefined, late: [122, 2] });
  });
});

describe('where somebody stands', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const nothing: Due = { offers: [], applications: [], surveys: [], places: [], projects: [] };
  const application = { id: 'A1', reference: '', kind: 'pair' as const, programme: 'P', cohort: 'C', closesAt: '2026-12-19T23:59:00Z', graceUntil: '2026-12-26T23:59:00Z', role: 'lead' as const, signed: false };
  const place = { id: 'L1', cohortId: '', applicationId: 'A1', programme: 'P', cohort: 'C', state: 'confirmed' as const, startsOn: '2027-01-01', endsOn: '2027-06-01' };
  const told = (due: Partial<Due>, day = '2026-11-21') => {
    const { heading, stages } = whereOf({ ...nothing, ...due }, day, now);
    return [heading, ...stages.map(({ text, when, stand }) => `${text}${when ? ` ${when}` : ''}: ${stand}`)];
  };

  it('is told of an application by its state', () => {
    expect(told({ applications: [{ ...application, state: 'draft' }] })).toEqual(['Your application is not sent yet', 'Started: done', 'Sent by 19 Dec 2026: now', 'Signed by all by 26 Dec 2026: ahead', 'Decision after 19 Dec 2026: ahead']);
    expect(told({ applications: [{ ...application, state: 'awaiting_members' }] })[0]).toBe('You still have to sign');
    expect(told({ applications: [{ ...application, state: 'awaiting_members', signed: true }] })[0]).toBe('Others still have to sign');
    expect(told({ applications: [{ ...application, kind: 'individual', state: 'submitted' }] })).toEqual(['Your application has been sent', 'Started: done', 'Sent: done', 'Decision after 19 Dec 2026: now']);
    expect(told({ applications: [{ ...application, state: 'submitted' }, { ...application, state: 'returned' }] })[0]).toBe('Your application was sent back to you');
  });

  it('is nowhere after what has ended', () => {
    expect(told({})).toEqual(['Your home page']);
    expect(told({ applications: [{ ...application, state: 'withdrawn' }, { ...application, state: 'draft', closesAt: '2026-11-20T00:00:00Z' }], places: [{ ...place, state: 'withdrawn' }] })).toEqual(['Your home page']);
  });

  it('is told of the place once there is one', () => {
    const applications = [{ ...application, state: 'submitted' as const }];
    expect(told({ applications, places: [{ ...place, state: 'held' }] })).toEqual(['You have been offered a place', 'Applied: done', 'Chosen: now', 'Programme from 1 Jan 2027: ahead', 'Finished: ahead']);
    expect(told({ applications, places: [place] })).toEqual(['Your programme starts in 41 days', 'Applied: done', 'Chosen: done', 'Programme from 1 Jan 2027: now', 'Finished: ahead']);
    expect(told({ applications, places: [place] }, '2027-01-01')[0]).toBe('Your programme ends in 151 days');
    expect(told({ applications, places: [place] }, '2027-06-02')).toEqual(['You have finished the programme', 'Applied: done', 'Chosen: done', 'Programme to 1 Jun 2027: done', 'Finished: now']);
  });
});

describe('a page of a larger thing', () => {
  it('takes its own fields, and asks for the empty ones', () => {
    expect(pick({ a: '1', b: '2', c: '3' }, ['c', 'a'])).toEqual({ c: '3', a: '1' });
    expect(missing({ a: ' ', b: 'x' }, { a: 'Enter a', b: 'Enter b' })).toEqual({ a: 'Enter a' });
  });

  it('says a state in words, and nothing for one it does not know', () => {
    expect(said(projectStates, 'participant', 'in_progress')).toBe('In progress');
    expect(said(projectStates, 'participant', 'in_orbit')).toBe('');
  });
});
