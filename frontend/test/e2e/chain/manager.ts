import { expect, linkIn, mailTo } from '../house.ts';
import type { Person } from '../person.ts';

export const survey = 'How is the programme helping your colleague?';
export const comment = 'They brought the two teams to one table, and it lasts.';
const impact = 'How much has the programme added to their leadership skills and potential?';
const ideas = 'How far have they brought new or different ideas to their work since they started?';
const examples = 'What changes have you seen in how they work? Give examples if you can.';

/** A line manager answers by the mailed link, without a password, and keeps the receipt. */
export async function answers(p: Person, about: Person): Promise<string> {
  const path = linkIn(await mailTo(p.email, /line manager/), /\/m\//);
  await p.page.goto(path);
  await p.at('Your view as a line manager', 'manager-look');
  await p.press('Open the forms');
  await p.at('Forms for you', 'manager-forms');
  await p.follow(about.name);
  await p.form({ name: 'manager-impact', title: impact, action: 'Continue', fill: () => p.choose(impact, /^5 of 6/) });
  await p.form({ name: 'manager-ideas', title: ideas, action: 'Continue', fill: () => p.choose(ideas, /^6 of 6/) });
  await p.form({ name: 'manager-comment', title: new RegExp(`^${examples.slice(0, 30)}`), action: 'Continue', never: true, fill: () => p.hand.write(p.main.getByRole('textbox'), comment) });
  await p.at('Check your answers', 'manager-check');
  for (const said of ['5 of 6', '6 of 6', comment]) await p.told(said);
  await p.press('Send answers');
  await p.at('Answers sent', 'manager-sent');
  await expect(p.main).toContainText('Your receipt');
  return path;
}

/** The link opens again, the answered form says so, and nothing can be sent twice. */
export async function comesBack(p: Person, path: string, about: Person): Promise<void> {
  await p.page.goto(path);
  await p.at('Your view as a line manager');
  await p.press(/^Open the forms?$/);
  await p.at('Forms for you', 'manager-forms-answered');
  await p.follow(about.name);
  await p.at('You have already answered', 'manager-already');
  await expect(p.main.getByRole('button')).toHaveCount(0);
}

/** "Not the right person" is an answer, too. */
export async function cannotAnswer(p: Person, about: Person): Promise<void> {
  await p.follow('Go to all your forms');
  await p.follow(about.name);
  await p.follow('I am not the right person to answer this');
  await p.form({
    name: 'manager-wrong',
    title: `Why can you not answer about ${about.name}?`,
    action: 'Tell the programme team',
    keeps: ['Is there anything we should know? (optional)', 'They moved to another team in May.'],
    fill: () => p.choose(`Why can you not answer about ${about.name}?`, 'I was their line manager, but no longer am'),
  });
  await p.at('Thank you for telling us', 'manager-wrong-told');
}
