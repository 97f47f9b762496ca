import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signInAs, test, unique } from './house.ts';
import { Caller, draft, type Draft } from './setup.ts';

// Sessions end and networks go away in the middle of a long text. It stays.
test.describe.configure({ mode: 'serial' });

const question = 'What challenge do you want to work on?';
const long = Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1} of what I have been writing for an hour.`).join('\n\n');
let begun: Draft;

const field = (page: Page) => page.getByRole('main').getByLabel(question, { exact: true });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click();
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved \d/ });

async function writing(page: Page): Promise<void> {
  await signInAs(page, begun.lead.email, begun.lead.password);
  await page.goto(`/apply/${begun.id}/joint-case`);
  await expect(field(page)).toBeVisible();
}

/** Ends every session of the lead but the caller's own, as from another device. */
async function endSessions(caller: Caller): Promise<void> {
  const { items } = await caller.get<{ items: { id: string; current: boolean }[] }>('/sessions');
  for (const { id, current } of items) if (!current) await caller.post(`/sessions/${id}/end`);
}

test('a session that ends in the middle of a long text keeps the text and saves it', async ({ page }, info) => {
  begun = await draft(unique('lost', info));
  await writing(page);
  await endSessions(begun.caller);
  await field(page).fill(long);
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in again to carry on');
  await expectGoodPage(page, 'session-expired');
  await expect(page.getByLabel('Email address')).toHaveValue(begun.lead.email);
  await page.getByLabel('Password', { exact: true }).fill('not my password at all');
  await press(page, 'Sign in');
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible();
  await expectGoodPage(page, 'session-expired-errors');
  await page.getByLabel('Password', { exact: true }).fill(begun.lead.password);
  await press(page, 'Sign in');
  await expect(field(page), 'the page is as it was left').toHaveValue(long);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(field(page)).toHaveValue(long);
});

test('a network that goes away in the middle keeps the text and sends it when it is back', async ({ page, context }) => {
  await writing(page);
  await context.setOffline(true);
  await field(page).fill(`${long}\n\nWritten in a tunnel.`);
  await expect(page.getByRole('status').filter({ hasText: 'We cannot reach the service' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Not saved yet/ })).toBeVisible({ timeout: 20_000 });
  await expectGoodPage(page, 'offline');
  await press(page, 'Continue');
  await expect(field(page), 'nothing is lost by going on').toHaveValue(`${long}\n\nWritten in a tunnel.`);
  await context.setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'We cannot reach the service' })).toHaveCount(0, { timeout: 20_000 });
  await page.goto(`/apply/${begun.id}/joint-case`);
  await expect(field(page)).toHaveValue(`${long}\n\nWritten in a tunnel.`);
});

test('a server that cannot be reached at all says so and keeps what was typed', async ({ page }) => {
  await page.goto('/sign-in');
  await page.route('**/api/v1/sessions', (route) => route.abort());
  await page.getByLabel('Email address').fill(begun.lead.email);
  await page.getByLabel('Password', { exact: true }).fill(begun.lead.password);
  await press(page, 'Sign in');
  await expect(page.getByRole('main')).toContainText('Nothing you typed has been lost', { timeout: 20_000 });
  await expect(page.getByLabel('Email address')).toHaveValue(begun.lead.email);
  await expectGoodPage(page, 'unreachable');
  await page.unroute('**/api/v1/sessions');
  await press(page, 'Sign in');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your application is not sent yet');
});
