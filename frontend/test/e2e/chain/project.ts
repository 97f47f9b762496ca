import { expect } from '../house.ts';
import type { Person } from '../person.ts';
import { challenge } from './applicants.ts';
import { inDays } from './people.ts';

/** The partnership starts its project, tells its story, and takes its first step. */
export async function startsProject(p: Person, title: string): Promise<void> {
  await p.follow('Go to your project');
  await p.form({
    name: 'project-start',
    title: 'Start your personal project',
    action: 'Start project',
    fill: async () => {
      await expect(p.main.getByLabel('What challenge does it take on? (optional)', { exact: true }), 'the application offers its words').toHaveValue(challenge);
      await p.write('What is the project called?', 'A first name for it');
    },
  });
  await p.at('A first name for it', 'project-empty');
  await p.follow('Change the title and theme');
  await renames(p, title);
  await p.told(challenge);
  await p.follow('Edit the challenge');
  await tells(p);
  await p.follow('Change where it stands');
  await p.at('Where does the project stand?', 'project-state');
  await p.choose('Where does the project stand?', /^Planned/);
  await p.press('Save');
  await p.at(title);
  await p.told('Planned');
}

async function renames(p: Person, title: string): Promise<void> {
  await p.at('Title and theme', 'project-title');
  await p.write('Title of the project', '');
  await p.refused('Save', 'project-title');
  await p.write('Title of the project', title);
  const themes = p.main.getByRole('combobox', { name: 'Theme (optional)' });
  const second = await themes.getByRole('option').nth(1).innerText();
  await p.hand.select(themes, second);
  await p.look(p.page, 'project-title-filled');
  await p.press('Save');
  await p.at(title);
  await p.told(second);
}

async function tells(p: Person): Promise<void> {
  const text = 'Families tell their story seven times.\n\nWe want them to tell it once.';
  await p.at('What challenge does the project take on?', 'project-challenge');
  await p.write('What challenge does the project take on?', text);
  await expect(p.main.getByRole('status').filter({ hasText: /^Saved \d/ }), 'long text is saved by itself').toBeVisible();
  await p.look(p.page, 'project-challenge-saved');
  await p.press('Save');
  await p.told('We want them to tell it once.');
}

/** A milestone is added, marked as done, taken back, and marked again. */
export async function reachesMilestone(p: Person, title: string): Promise<void> {
  const step = 'All six schools have met the health team';
  await p.follow('Add a milestone');
  await p.form({
    name: 'milestone-new',
    title: 'Add a milestone',
    action: 'Add milestone',
    fill: async () => {
      await p.write('What do you want to have done?', step);
      await p.date('When is it due? (optional)', inDays(40));
    },
  });
  await p.at(title, 'project-milestone');
  await p.told('0 of 1 done');
  await p.press(`Mark “${step}” as done`);
  await p.told('1 of 1 done');
  await p.look(p.page, 'project-done');
  await p.press('Undo');
  await p.told('0 of 1 done');
  await p.press(`Mark “${step}” as done`);
  await p.told('1 of 1 done');
  await p.follow(`Change “${step}”`);
  await p.at('Change this milestone', 'milestone-change');
  await p.press('Save milestone');
  await p.at(title);
}
