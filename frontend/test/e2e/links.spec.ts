import type { Page } from '@playwright/test';
import { expect, expectGoodPage, linkIn, mailTo, signInAs, test, unique } from './house.ts';
import { account, type Account, draft, type Draft, invite } from './setup.ts';

// Mailed links: opened without a decision, by the wrong person, twice, after a
// newer one, and after they were taken back. The same invitation throughout.
test.describe.configure({ mode: 'serial' });

let begun: Draft;
let invited: Account;
let sent: { id: string; path: string };
let newer: string;

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click();
const decline = (page: Page) => page.getByRole('main').getByRole('link', { name: 'Decline the invitation' });

test('opening the link as often as one likes decides nothing', async ({ page }, info) => {
  const mark = unique('links', info);
  begun = await draft(mark);
  invited = await account('Iris Calder', mark);
  sent = await invite(begun, invited);
  for (let visit = 0; visit < 3; visit++) {
    await page.goto(sent.path);
    await expect(title(page)).toHaveText('Leonie Marsh has invited you to apply together');
  }
});

test('somebody else who is signed in cannot take the invitation', async ({ page }) => {
  await signInAs(page, begun.lead.email, begun.lead.password);
  await page.goto(sent.path);
  await expect(title(page)).toHaveText('This invitation is for somebody else');
  await expect(page.getByRole('main')).toContainText(begun.lead.email);
  await expectGoodPage(page, 'invite-wrong-person');
  await press(page, 'Sign out and use another account');
  await expect(title(page)).toHaveText('Leonie Marsh has invited you to apply together');
});

test('sending it again ends the earlier link', async ({ page }) => {
  await signInAs(page, begun.lead.email, begun.lead.password);
  await page.goto(`/apply/${begun.id}/partner`);
  await press(page, `Send the invitation to ${invited.name} again`);
  await expect(page.getByRole('main')).toContainText('The earlier link no longer works.');
  await expect.poll(async () => (newer = linkIn(await mailTo(invited.email, /apply together/), /\/invite\//))).not.toBe(sent.path);
});

test('the earlier link says that it has expired, and whom to ask', async ({ page }) => {
  await page.goto(sent.path);
  await expect(title(page)).toHaveText('This invitation has expired');
  await expect(page.getByRole('main')).toContainText('Leonie Marsh');
  await expectGoodPage(page, 'invite-expired');
});

test('the newer link lets the invited person in, once', async ({ page }) => {
  await page.goto(newer);
  await page.getByRole('main').getByRole('link', { name: 'I already have an account' }).click();
  await page.getByLabel('Email address').fill(invited.email);
  await page.getByLabel('Password', { exact: true }).fill(invited.password);
  await press(page, 'Sign in');
  await expect(title(page)).toHaveText('Leonie Marsh has invited you to apply together');
  await press(page, 'Accept the invitation');
  await expect(title(page)).toHaveText(begun.title);
  await page.goto(newer);
  await expect(title(page)).toHaveText('This invitation has already been accepted');
  await expectGoodPage(page, 'invite-used');
});

test('an invitation that was taken back says so', async ({ page }, info) => {
  const other = await draft(unique('revoked', info));
  const { path } = await invite(other, { name: 'Otis Verne', email: `otis-${unique('revoked', info)}@example.org`.toLowerCase() });
  await signInAs(page, other.lead.email, other.lead.password);
  await page.goto(`/apply/${other.id}/partner`);
  await page.getByRole('main').getByRole('link', { name: 'Take back the invitation to Otis Verne' }).click();
  await expect(title(page)).toHaveText('Take back this invitation?');
  await expectGoodPage(page, 'invite-take-back');
  await press(page, 'Take back the invitation');
  await expect(page.getByRole('main')).toContainText('Taken back');
  await expectGoodPage(page, 'partner-taken-back');
  await page.goto(path);
  await expect(title(page)).toHaveText('This invitation has been withdrawn');
  await expectGoodPage(page, 'invite-revoked');
});

test('declining needs no account and asks before it counts', async ({ page }, info) => {
  const other = await draft(unique('declined', info));
  const { path } = await invite(other, { name: 'Dilys Amery', email: `dilys-${unique('declined', info)}@example.org`.toLowerCase() });
  await page.goto(path);
  await decline(page).click();
  await expect(title(page)).toHaveText('Decline the invitation');
  await expectGoodPage(page, 'invite-decline');
  await page.getByLabel(/^Why are you declining/).fill('I move to another post in January.');
  await press(page, 'Decline the invitation');
  await expect(title(page)).toHaveText('You have declined the invitation');
  await expectGoodPage(page, 'invite-declined');
  await page.goto(path);
  await expect(title(page)).toHaveText('This invitation was declined');
});

for (const [what, path, heading] of [
  ['an invitation', '/invite/nobody-was-ever-sent-this-token', 'We do not recognise this invitation'],
  ['a line manager’s link', '/m/nobody-was-ever-sent-this-token', 'We do not recognise this link'],
] as const) {
  test(`${what} that nobody was sent is not recognised`, async ({ page }) => {
    await page.goto(path);
    await expect(title(page)).toHaveText(heading);
    await expectGoodPage(page, `unknown-link${path.slice(0, 3).replaceAll('/', '-')}`);
  });
}
