import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './house.ts';

// The desk of the programme team, on the demonstration's own programme: what comes
// first, a list that is narrowed and found again as it was, a record among its
// neighbours, and addresses of acts that do not apply.

const main = (page: Page) => page.getByRole('main');
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function toCall(page: Page): Promise<void> {
  await signIn(page, 'coordinator');
  await main(page).getByRole('link', { name: /sent of/ }).first().click();
  await expect(title(page)).toHaveText('Applications');
}

test('today names one thing first, and an act for each', async ({ page }) => {
  await signIn(page, 'coordinator');
  await expect(title(page)).toHaveText('What needs you today');
  await expectGoodPage(page, 'today');
  const lines = main(page).getByRole('region').filter({ has: page.getByRole('list') }).getByRole('listitem');
  for (const line of await lines.all()) await expect(line.getByRole('link').last()).toBeVisible();
});

test('a list is narrowed in its address, and found again as it was left', async ({ page }) => {
  await toCall(page);
  await expectGoodPage(page, 'desk-call');
  await main(page).getByLabel('Applying').selectOption({ index: 1 });
  await expect(page).toHaveURL(/kind=/);
  await expectGoodPage(page, 'desk-call-narrowed');
  const narrowed = page.url();
  const person = main(page).getByRole('table').getByRole('link').last();
  const name = await person.innerText();
  const place = await person.evaluate((link) => {
    link.scrollIntoView({ block: 'center' });
    return window.scrollY;
  });
  await person.click();
  await expect(title(page)).toContainText(name);
  await expectGoodPage(page, 'desk-application');
  await page.goBack();
  await expect(page).toHaveURL(narrowed);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  await person.click();
  await expect(title(page)).toContainText(name);
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL(narrowed);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  await main(page).getByLabel('Name, organisation, area or reference').fill('nobody is called this');
  await expect(main(page)).toContainText('There is no application like this.');
  await expectGoodPage(page, 'desk-call-nothing');
  await main(page).getByRole('link', { name: 'Clear the filters' }).click();
  await expect(page).not.toHaveURL(/\?/);
});

test('a record leads to its neighbours, and acts that do not apply lead to it', async ({ page }) => {
  await toCall(page);
  await main(page).getByRole('table').getByRole('link').first().click();
  await expect(title(page)).not.toHaveText('Applications');
  const first = await title(page).innerText();
  await main(page).getByRole('link', { name: /^Next application: / }).click();
  await expect(title(page)).not.toHaveText(first);
  await main(page).getByRole('link', { name: /^Previous application: / }).click();
  await expect(title(page)).toHaveText(first);
  const at = page.url();
  const possible = await main(page).getByRole('link', { name: /Give the places back|Withdraw the offer/ }).allInnerTexts();
  for (const [act, words] of [['release', 'Give the places back'], ['withdraw', 'Withdraw the offer']]) {
    if (possible.includes(words!)) continue;
    await page.goto(`${at}/${act}`);
    await expect(title(page)).toHaveText(first);
    await expect(page).toHaveURL(at);
  }
});
