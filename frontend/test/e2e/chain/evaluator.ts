import { expect } from '../house.ts';
import type { Person } from '../person.ts';
import type { Names } from './coordinator.ts';
import { inDays } from './people.ts';

export interface Envelope {
  schema: string;
  cohort: string;
  data: Record<string, string | number | undefined>[];
}

/** An evaluator makes a token for one cohort; the screen shows it once. */
export async function makesToken(p: Person, names: Names): Promise<string> {
  await p.at('Findings', 'evaluate');
  await p.go('Data access');
  await p.at('Data access', 'tokens');
  await p.follow('Make a token');
  await p.form({
    name: 'token-new',
    title: 'Make a token',
    action: 'Make a token',
    keeps: ['Name', `R, ${names.cohort}`],
    fill: async () => {
      await p.choose('Which cohort may it read?', new RegExp(names.cohort));
      for (const set of ['Participants', 'Dyads', 'Answers']) await p.hand.tick(p.main.getByRole('checkbox', { name: set, exact: true }));
      await p.date('On which day should it expire?', inDays(90));
    },
  });
  await p.at('Token made', 'token-made');
  const found = /tdm_\S+/.exec(await p.main.innerText());
  if (!found) throw new Error('the page shows no token');
  await p.follow('I have kept it');
  await p.at('Data access', 'tokens-filled');
  await expect(p.main, 'a token is shown once').not.toContainText(found[0]);
  return found[0];
}

/** Reads a set with nothing but the token, as a program elsewhere would. */
export async function pull(token: string, cohort: string, set: string): Promise<{ text: string; body: Envelope }> {
  const answer = await fetch(`${process.env.E2E_ADDRESS}/api/v1/evaluation/cohorts/${cohort}/${set}`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status, `${set} with the token`).toBe(200);
  const text = await answer.text();
  return { text, body: JSON.parse(text) as Envelope };
}

/** Nothing that names a person may leave: no name, no address, and no id but the cohort's own. */
export function expectNobody(text: string, cohort: string, people: { name: string; email: string }[]): void {
  for (const { name, email } of people) {
    for (const word of [...name.split(' '), email]) expect(text.toLowerCase(), `"${word}"`).not.toContain(word.toLowerCase());
  }
  expect(text, 'an address').not.toMatch(/@/);
  const ids = new Set(text.match(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? []);
  ids.delete(cohort);
  expect([...ids], 'ids that are no pseudonyms').toEqual([]);
}

/** The tables of the app show the same rows, under the same pseudonyms. */
export async function readsRows(p: Person, names: Names, subject: string): Promise<void> {
  await p.go('Findings');
  await p.at('Findings', 'evaluate-filled');
  await p.hand.press(p.main.getByRole('row', { name: names.cohort }).getByRole('link').first());
  await expect(p.main).toContainText(subject);
  await p.look(p.page, 'rows-subjects');
  await p.go('API');
  await expect(p.main).toContainText('/evaluation/cohorts/');
  await p.look(p.page, 'api');
}
