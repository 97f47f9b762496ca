import { expect, linkIn, mailTo } from '../house.ts';
import type { Person } from '../person.ts';
import type { Names } from './coordinator.ts';

export interface Work {
  job: string;
  sector: string;
  role: RegExp;
  organisation: string;
  kind: string;
  typed: string;
  area: string;
  manager: { name: string; email: string };
}

/** A person with an account starts an application as a pair in the call of a cohort. */
export async function startsPair(p: Person, names: Names): Promise<void> {
  await p.at('Your home page', 'home-empty');
  await p.follow('Start an application');
  await p.form({
    name: 'apply-start',
    title: 'Start an application',
    action: 'Start application',
    fill: async () => {
      await p.choose('Which programme do you want to apply for?', `${names.programme}, ${names.cohort}`);
      await p.choose('How do you want to apply?', 'As a pair');
    },
  });
  await p.at(`${names.programme}, ${names.cohort}`, 'tasks-empty');
}

/** The part that everybody fills in about themselves: who, where, and the line manager. */
export async function ownPart(p: Person, names: Names, work: Work, as: string): Promise<void> {
  const list = `${names.programme}, ${names.cohort}`;
  await p.follow('Say who you are');
  await p.form({
    name: `${as}about`,
    title: 'About you',
    action: 'Continue',
    keeps: ['Full name', p.name],
    fill: async () => {
      await p.write('Job title', work.job);
      await p.choose('Which sector do you work in?', work.sector);
      await p.choose('What is your role mainly about?', work.role);
    },
  });
  await p.at(list);
  await p.follow('Say where you work');
  await p.form({
    name: `${as}organisation`,
    title: 'Your organisation and area',
    action: 'Continue',
    keeps: ['Name of your organisation', work.organisation],
    fill: async () => {
      await p.choose('What kind of organisation is it?', work.kind);
      await p.hand.pick(p.main.getByRole('combobox', { name: 'Local authority area you work in' }), work.typed, work.area);
    },
  });
  await p.at(list);
  await p.follow('Name your line manager');
  await p.form({
    name: `${as}line-manager`,
    title: 'Your line manager',
    action: 'Continue',
    keeps: ['Your line manager’s full name', work.manager.name],
    fill: () => p.write('Your line manager’s work email address', work.manager.email),
  });
  await p.at(list);
}

export const challenge = 'Children wait eleven months for a plan, and nobody sees the whole path.';

export async function jointCase(p: Person, names: Names): Promise<void> {
  await p.follow('Write your joint case');
  await p.form({
    name: 'joint-case',
    title: 'Your joint case',
    action: 'Continue',
    keeps: ['What challenge do you want to work on?', challenge],
    fill: async () => {
      await p.write('Why do you want to work on it together?', 'One of us sees the school, the other the clinic.');
      await p.write('What do you hope to achieve?', 'A shared plan within twenty weeks, known to the family.');
      await p.hand.tick(p.main.getByRole('checkbox', { name: /^Consider me on my own/ }));
    },
  });
  await p.at(`${names.programme}, ${names.cohort}`);
}

/** The lead invites the colleague and gives the address of the mailed link. */
export async function invites(p: Person, names: Names, colleague: Person): Promise<string> {
  await p.follow('Invite your partner');
  await p.at('Who is applying with you', 'partner-empty');
  await p.follow('Invite a colleague');
  await p.form({
    name: 'invite-new',
    title: 'Invite a colleague',
    action: 'Send invitation',
    keeps: ['Their full name', colleague.name],
    fill: () => p.write('Their work email address', colleague.email),
  });
  await p.at('Who is applying with you');
  await p.told(`We have sent an invitation to ${colleague.name}.`);
  await p.look(p.page, 'partner-invited');
  await p.follow('Back to the task list');
  await p.at(`${names.programme}, ${names.cohort}`, 'tasks-filled');
  return linkIn(await mailTo(colleague.email, /apply together/), /\/invite\//);
}

/** The colleague opens the mailed link, makes an account on the way and accepts. */
export async function accepts(p: Person, names: Names, inviter: Person, path: string): Promise<void> {
  await p.page.goto(path);
  await p.at(`${inviter.name} has invited you to apply together`, 'invite');
  await p.follow('Create an account to accept');
  await p.form({
    name: 'invite-sign-up',
    title: 'Create your account',
    action: 'Create account',
    keeps: ['Full name', p.name],
    fill: async () => {
      await p.write('Full name', p.name);
      await p.write('Password', p.password);
    },
  });
  await p.at(`${inviter.name} has invited you to apply together`, 'invite-signed-up');
  await p.press('Accept the invitation');
  await p.at(`${names.programme}, ${names.cohort}`, 'partner-tasks-empty');
}

/** The lead sends what both will have agreed to; the application waits for the other signature. */
export async function sends(p: Person, names: Names, awaited: Person): Promise<string> {
  await p.page.goto('/apply');
  await p.at('Your applications', 'applications');
  await p.follow(`${names.programme}, ${names.cohort}`);
  await p.follow('Check and send');
  await p.at('Check your answers before you send', 'check');
  await p.told(challenge);
  await p.press('Send application');
  await p.at('You have signed', 'sent-waiting');
  await p.told(awaited.name);
  return reference(p);
}

/** The last signature submits the application. */
export async function signs(p: Person, names: Names): Promise<string> {
  await p.follow('Check and sign');
  await p.at('Check your answers before you sign', 'partner-check');
  await p.told(challenge);
  await p.press('Sign');
  await p.at('Application sent', 'sent');
  const given = await reference(p);
  await p.page.goBack();
  await p.at(`${names.programme}, ${names.cohort}`);
  await expect(p.main.getByRole('button', { name: 'Sign', exact: true }), 'Back cannot sign twice').toHaveCount(0);
  return given;
}

async function reference(p: Person): Promise<string> {
  const found = /TD-[A-Z0-9]+/.exec(await p.main.innerText());
  if (!found) throw new Error('the confirmation names no reference');
  return found[0];
}

/** An offer is answered from the home page. */
export async function takesPlace(p: Person, names: Names, last: boolean): Promise<void> {
  await p.page.goto('/home');
  await p.at('You have been offered a place', last ? 'home-offer' : 'home-offer-first');
  await mailTo(p.email, /offered a place/);
  await p.follow(`Answer the offer of a place on ${names.programme}`);
  await p.at(`You have been offered a place on ${names.programme}`, 'offer');
  await p.press('Accept your place');
  await p.at('You have accepted your place', last ? 'offer-accepted' : 'offer-accepted-first');
}
