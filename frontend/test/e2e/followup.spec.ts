import type { Page } from '@playwright/test';
import { expect, expectGoodPage, linkIn, mailTo, signInAs, test, unique } from './house.ts';

// Following a survey up, on the demonstration's own cohort: a refusal is read, its
// reason leads to another manager, who is asked; the mail goes again; reminders
// within a day are confirmed; the survey gets more time.
test.describe.configure({ mode: 'serial' });

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name }).first().click();

async function survey(page: Page): Promise<void> {
  const { signIns } = (await (await page.request.get('/api/v1/demo')).json()) as { signIns: { role: string; email: string; password: string }[] };
  const { email, password } = signIns.find(({ role }) => role === 'coordinator')!;
  await signInAs(page, email, password);
  await page.goto('/admin');
  await follow(page, /(that a line manager cannot answer|forms? (is|are) not answered yet).*, Cohort of /);
}

test('the team reads why somebody cannot answer, and asks another manager', async ({ page }, info) => {
  const email = `${unique('nora', info)}@example.org`;
  await survey(page);
  await expectGoodPage(page, 'wave-declined');
  await expect(main(page).getByRole('table').last()).toContainText('No longer manages them: Since September');
  await main(page).getByRole('table').last().getByRole('link').first().click();
  await expectGoodPage(page, 'wave-form');
  await follow(page, 'Ask another line manager');
  await press(page, 'Ask this line manager');
  await expect(main(page)).toContainText('Enter the name of the line manager');
  await main(page).getByLabel('Name', { exact: true }).fill('Nora Vance');
  await main(page).getByLabel('Email address').fill(email);
  await expectGoodPage(page, 'wave-form-manager');
  await press(page, 'Ask this line manager');
  await expect(main(page)).toContainText('Nora Vance is now the line manager of');
  await page.goto(linkIn(await mailTo(email, /line manager/), /\/m\//));
  await press(page, 'Open the form');
  await expect(title(page)).toHaveText(/^How much has the programme added/);
  await expect(main(page).getByText('or', { exact: true })).toBeVisible(); // before Not applicable
  await follow(page, 'I am not the right person to answer this');
  await main(page).getByRole('radio', { name: 'Another reason' }).check();
  await press(page, 'Tell the programme team');
  await expect(title(page)).toHaveText('Thank you for telling us');
  await expectGoodPage(page, 'manager-told');
  await press(page, 'Answer after all');
  await expect(title(page)).toHaveText(/^How much has the programme added/);
});

test('the mail goes to one manager again, and the earlier link can end', async ({ page }, info) => {
  const email = `${unique('wyn', info)}@example.org`;
  await survey(page);
  await follow(page, /^Not answered/);
  await main(page).getByRole('table').last().getByRole('link').first().click();
  await follow(page, 'Correct the address');
  await main(page).getByLabel('Email address').fill(email);
  await expectGoodPage(page, 'wave-form-address');
  await press(page, 'Correct the address and send the email');
  await expect(main(page)).toContainText('The address is corrected');
  const first = linkIn(await mailTo(email, /line manager/), /\/m\//);
  await main(page).getByRole('row').filter({ hasText: email }).getByRole('link').first().click();
  await follow(page, 'Send the email again');
  await main(page).getByRole('checkbox', { name: 'Stop the links of earlier emails' }).check();
  await expectGoodPage(page, 'wave-form-again');
  await press(page, 'Send the email');
  await expect(main(page)).toContainText('gets the email now');
  await expect.poll(async () => linkIn(await mailTo(email, /line manager/), /\/m\//)).not.toBe(first);
  await page.goto(first);
  await expect(title(page)).toHaveText('We sent you a newer link');
  await expectGoodPage(page, 'manager-replaced');
});

test('mails are read before they go, more reminders are confirmed, and there is more time', async ({ page }, info) => {
  await survey(page);
  await follow(page, 'See what the emails say');
  await expect(main(page)).toContainText('/m/personal-link');
  await expectGoodPage(page, 'wave-mails');
  await page.goBack();
  await follow(page, 'Send reminders');
  await main(page).getByRole('button', { name: /^Send (reminders|more reminders all the same)$/ }).click();
  await expect(main(page)).toContainText(/reminders? (is|are) on the way/);
  await expect(main(page)).toContainText('The last ones went at');
  await follow(page, 'Send reminders');
  await expect(main(page)).toContainText('These would be the second within a day.');
  await expectGoodPage(page, 'wave-remind-again');
  await follow(page, 'Cancel');
  await follow(page, 'Give more time');
  const year = String(new Date().getFullYear() + (info.project.name === '1280' ? 1 : 2)); // both use one programme
  for (const [part, value] of [['Day', '1'], ['Month', '6'], ['Year', year]] as const) await main(page).getByLabel(part).fill(value);
  await expectGoodPage(page, 'wave-extend');
  await press(page, 'Give more time');
  await expect(main(page)).toContainText('The survey is open for longer.');
});
