import type { TestInfo } from '@playwright/test';
import { keys, mouse } from './../hands.ts';
import { expect, expectGoodPage, expectTidy, unique, type Visit, test } from '../house.ts';
import { type Look, Person } from '../person.ts';
import * as applicants from './applicants.ts';
import * as coordinator from './coordinator.ts';
import * as evaluator from './evaluator.ts';
import * as manager from './manager.ts';
import { signsIn, signsUp } from './people.ts';
import * as project from './project.ts';

export type Way = 'mouse' | 'keys';

/** Axe, widths and pictures are the same on any database: the second engine only checks that pages are in order. */
const thorough: Look = process.env.E2E_DSN ? (page) => expectTidy(page) : once(expectGoodPage);
const plain: Look = (page) => expectTidy(page);

/** The second person at the same page sees nothing new. */
function once(look: Look): Look {
  const seen = new Set<string>();
  return async (page, name) => {
    if (seen.has(name)) return expectTidy(page);
    seen.add(name);
    await look(page, name);
  };
}

const leeds: applicants.Work = {
  job: 'Head of inclusion',
  sector: 'Education',
  role: /^Mainly strategic/,
  organisation: 'Harehills Academy',
  kind: 'School or college',
  typed: 'lee',
  area: 'Leeds',
  manager: { name: 'Moira Gant', email: '' },
};

const bradford: applicants.Work = { ...leeds, job: 'Community paediatrician', sector: 'Health', organisation: 'Airedale Clinic', kind: 'NHS body', typed: 'bradf', area: 'Bradford' };

/**
 * The whole job in serial tests: from an empty programme to the evaluator's
 * rows. Each step builds on the one before; the people keep their browsers.
 */
export function chain(way: Way): void {
  test.describe.configure({ mode: 'serial', timeout: 150_000 });
  const stage = {} as { names: coordinator.Names; clare: Person; ada: Person; ben: Person; moira: Person; edward: Person; reference: string; invitation: string; link: string; token: string; cohort: string };

  test('the programme team creates a programme, a cohort and a call', async ({ visit }, info) => {
    Object.assign(stage, await cast(way, visit, info));
    await signsInFromStart(stage.clare);
    await coordinator.makesCall(stage.clare, stage.names);
  });

  test('a person signs up and fills in an application as a pair', async () => {
    const { ada, ben, names, moira } = stage;
    await signsUp(ada);
    await applicants.startsPair(ada, names);
    await applicants.ownPart(ada, names, { ...leeds, manager: moira }, '');
    await applicants.jointCase(ada, names);
    stage.invitation = await applicants.invites(ada, names, ben);
  });

  test('the colleague opens the mailed link, signs up, accepts and completes their part', async () => {
    const { ada, ben, names, moira } = stage;
    await applicants.accepts(ben, names, ada, stage.invitation);
    await applicants.ownPart(ben, names, { ...bradford, manager: moira }, 'partner-');
  });

  test('both sign, and the application is submitted', async () => {
    const { ada, ben, names } = stage;
    stage.reference = await applicants.sends(ada, names, ben);
    expect(await applicants.signs(ben, names)).toBe(stage.reference);
    await ada.page.goto('/home');
    await ada.told('Sent');
  });

  test('the programme team offers two places', async () => {
    const { ada, ben, clare, names } = stage;
    await coordinator.offersPlaces(clare, names, stage.reference, [ada, ben]);
  });

  test('both accept and become a partnership', async () => {
    const { ada, ben, names } = stage;
    await applicants.takesPlace(ada, names, false);
    await ada.told(`${ben.name} can still answer`);
    await applicants.takesPlace(ben, names, true);
    await ben.told('You can start your personal project now.');
    await ada.page.goto('/apply');
    await ada.follow(`${names.programme}, ${names.cohort}`);
    await ada.told('You were chosen with this application.');
    await expect(ada.main.getByRole('link', { name: /withdraw/i }), 'there is nothing to withdraw').toHaveCount(0);
    await ada.look(ada.page, 'application-chosen');
  });

  test('the partnership starts its project and reaches a milestone', async () => {
    const { ada, ben, names } = stage;
    await project.startsProject(ben, names.project);
    await project.reachesMilestone(ben, names.project);
    await ada.page.goto('/home');
    await ada.at(/^Your programme starts /, 'home-place');
    await ada.told(ben.name);
    await ada.follow('Open your project');
    await ada.at(names.project);
  });

  test('the programme team plans and opens the survey of the line managers', async () => {
    await coordinator.opensWave(stage.clare, stage.names, manager.survey);
    stage.cohort = /cohorts\/([0-9A-Z]{26})/.exec(stage.clare.page.url())?.[1] ?? '';
    expect(stage.cohort).not.toBe('');
  });

  test('the line manager answers by the mailed link without a password', async () => {
    stage.link = await manager.answers(stage.moira, stage.ada);
    await manager.comesBack(stage.moira, stage.link, stage.ada);
    await manager.cannotAnswer(stage.moira, stage.ben);
  });

  test('the programme team sees how many have answered, never what', async () => {
    await coordinator.readsProgress(stage.clare, stage.names, manager.survey, [manager.comment]);
  });

  test('the evaluator makes a token and pulls pseudonyms only', async () => {
    const { edward, names, ada, ben, moira } = stage;
    await signsInFromStart(edward);
    stage.token = await evaluator.makesToken(edward, names);
    const pulled = await Promise.all(['subjects', 'dyads', 'answers'].map((set) => evaluator.pull(stage.token, stage.cohort, set)));
    for (const { text } of pulled) evaluator.expectNobody(text, stage.cohort, [ada, ben, moira, stage.clare]);
    expectLinked(...(pulled.map(({ body }) => body) as [evaluator.Envelope, evaluator.Envelope, evaluator.Envelope]));
    await evaluator.readsRows(edward, names, String(pulled[0]!.body.data[0]!.subject));
  });
}

/** What was given in is what comes out: two people in one partnership, two dyads of one manager, three answers. */
function expectLinked(subjects: evaluator.Envelope, dyads: evaluator.Envelope, answers: evaluator.Envelope): void {
  expect(subjects.data.map(({ sector }) => sector).sort()).toEqual(['education', 'health']);
  expect(new Set(subjects.data.map(({ partnership }) => partnership)).size).toBe(1);
  expect(dyads.data).toHaveLength(2);
  expect(new Set(dyads.data.map(({ manager: m }) => m)).size).toBe(1);
  const said = Object.fromEntries(answers.data.map((row) => [row.item, row.value ?? row.text]));
  expect(said).toEqual({ leadership_impact: 5, new_ideas: 6, examples: manager.comment });
  const educator = subjects.data.find(({ sector }) => sector === 'education')!;
  for (const row of answers.data) expect(row).toMatchObject({ subject: educator.subject, respondent: dyads.data[0]!.manager });
}

async function cast(way: Way, visit: Visit, info: TestInfo) {
  const look = way === 'mouse' ? thorough : plain;
  const of = async (name: string, email: string, password: string) => {
    const page = await visit();
    return new Person(page, way === 'mouse' ? mouse(page) : keys(page), look, name, email, password);
  };
  const mark = unique(way, info);
  const names = { programme: `Joined-up Leadership ${mark}`, cohort: `Cohort ${mark}`, project: `One story, told once ${mark}` };
  const address = (who: string) => `${who}-${mark}@example.org`.toLowerCase();
  const demo = await demoSignIns();
  return {
    names,
    clare: await of(demo.coordinator.name, demo.coordinator.email, demo.coordinator.password),
    edward: await of(demo.evaluator.name, demo.evaluator.email, demo.evaluator.password),
    ada: await of('Adaeze Kirkbride', address('adaeze'), 'three blue kettles sing'),
    ben: await of('Benedek Tolley', address('benedek'), 'four green kettles hum'),
    moira: await of('Moira Gant', address('moira'), ''),
  };
}

type SignIn = { role: string; name: string; email: string; password: string };

async function demoSignIns(): Promise<Record<'coordinator' | 'evaluator', SignIn>> {
  const { signIns } = (await (await fetch(`${process.env.E2E_ADDRESS}/api/v1/demo`)).json()) as { signIns: SignIn[] };
  const of = (role: string) => signIns.find((one) => one.role === role)!;
  return { coordinator: of('coordinator'), evaluator: of('evaluator') };
}

async function signsInFromStart(p: Person): Promise<void> {
  await p.page.goto('/');
  await p.follow('Sign in to carry on');
  await signsIn(p);
}
