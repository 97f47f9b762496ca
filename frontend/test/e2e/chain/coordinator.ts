import { expect } from '../house.ts';
import type { Person } from '../person.ts';
import { inDays } from './people.ts';

export interface Names {
  programme: string;
  cohort: string;
  project: string;
}

/** The programme team makes a programme, its cohort and an open call. */
export async function makesCall(p: Person, names: Names): Promise<void> {
  await p.at('What needs you today', 'today');
  await p.go('Programmes');
  await p.at('Programmes', 'programmes');
  await p.follow('Create a programme');
  const summary = 'For people of different services who work for the same children.';
  await p.form({
    name: 'programme-new',
    title: 'Create a programme',
    action: 'Create a programme',
    keeps: ['Summary (optional)', summary],
    fill: () => p.write('Name', names.programme),
  });
  await p.at(names.programme, 'programme-empty');
  await p.told('Programme created');
  await p.told(summary);
  await p.follow('Create a cohort');
  await p.form({
    name: 'cohort-new',
    title: 'Create a cohort',
    action: 'Create a cohort',
    keeps: ['Name of the cohort', names.cohort],
    fill: async () => {
      await p.write('Number of seats', '4');
      await p.date('First day', inDays(60));
      await p.date('Last day', inDays(300));
    },
  });
  await p.at(names.cohort, 'cohort-empty');
  await p.told('0 of 4 taken, 4 free');
  await p.follow('Create a call');
  await p.form({
    name: 'call-new',
    title: 'Create a call',
    action: 'Create a call',
    fill: async () => {
      await moment(p, 'When does the call open?', inDays(-1));
      await moment(p, 'When does the call close?', inDays(30));
      await moment(p, 'Until when can partners join and sign?', inDays(37), '5.30pm');
    },
  });
  await p.at('Applications', 'call-empty');
  await p.told('Call created');
  await p.told('Nobody has started an application in this call yet.');
}

async function moment(p: Person, question: string, day: string, time?: string): Promise<void> {
  const group = p.group(question);
  await p.date('Date', day, group);
  if (time) await p.write('Time', time, group);
}

/** The team comes back another day: the app begins afresh. */
async function comesBack(p: Person): Promise<void> {
  await p.page.goto('/admin');
  await p.at('What needs you today');
}

/** From the programmes to one cohort, as one clicks. */
export async function opensCohort(p: Person, names: Names): Promise<void> {
  await p.go('Programmes');
  await p.follow(names.programme);
  await p.follow(names.cohort);
  await p.at(names.cohort);
}

/** Places are offered to the pair: two people, two mails, two seats. */
export async function offersPlaces(p: Person, names: Names, reference: string, pair: Person[]): Promise<void> {
  await comesBack(p);
  await opensCohort(p, names);
  await p.look(p.page, 'cohort');
  await p.follow(/ on /); // the call is named by the day on which it closes
  await p.at('Applications', 'call');
  await p.told(reference);
  await p.follow(pair[0]!.name);
  await p.at(pair.map(({ name }) => name).join(' and '), 'application');
  for (const { email } of pair) await p.told(email);
  await p.follow('Offer places');
  await p.form({
    name: 'offer-new',
    title: /^Offer places to /,
    action: 'Continue',
    fill: () => p.date('By which day must they reply?', inDays(14)),
  });
  await p.at('Check before you offer places', 'offer-check');
  for (const { email } of pair) await p.told(email);
  await p.press('Offer places and send emails');
  await p.at('Places offered', 'offer-made');
  await p.told(`2 of 4 seats are left in ${names.cohort}.`);
  await p.follow('See the application');
  await p.at(pair.map(({ name }) => name).join(' and '), 'application-offered');
  await p.told('Places offered, not everybody has answered');
}

/** The interim survey of the line managers is planned and opened. */
export async function opensWave(p: Person, names: Names, survey: string): Promise<void> {
  await comesBack(p);
  await opensCohort(p, names);
  await p.told('2 of 4 taken, 2 free');
  await p.look(p.page, 'cohort-filled');
  await p.follow('Plan a survey');
  await p.form({
    name: 'wave-new',
    title: 'Plan a survey',
    action: 'Plan survey',
    fill: async () => {
      await p.choose('Which questionnaire do you want to send?', survey);
      await moment(p, 'When do you plan to open it?', inDays(-1));
      await moment(p, 'When does it close?', inDays(20));
    },
  });
  await p.at(survey, 'wave-planned');
  await p.follow('Open this survey');
  await p.at(`Open “${survey}”`, 'wave-open-check');
  await p.press('Open survey and send emails');
  await p.at(survey);
  await p.told('Survey open. The emails are on their way.');
  await p.told('0 of 2 forms have been answered');
  await p.look(p.page, 'wave-open');
}

/** What the team sees of the project and of the answers: who, and how many, not what. */
export async function readsProgress(p: Person, names: Names, survey: string, secrets: string[]): Promise<void> {
  await comesBack(p);
  await opensCohort(p, names);
  await p.look(p.page, 'cohort-running');
  await p.follow(names.project);
  await p.at(names.project, 'admin-project');
  await opensCohort(p, names);
  await p.follow(survey);
  await p.at(survey, 'wave-answered');
  await p.told('1 of 2 forms has been answered');
  for (const secret of secrets) await expect(p.main).not.toContainText(secret);
}
