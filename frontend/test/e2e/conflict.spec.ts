import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signInAs, test, unique } from './house.ts';
import { type Account, type Draft, pair } from './setup.ts';

// Both partners write into the same joint case at the same time.
test.describe.configure({ mode: 'serial' });

const question = 'What challenge do you want to work on?';
let both: Draft & { partner: Account };
let leads: Page;
let partners: Page;

const field = (page: Page, label = question) => page.getByRole('main').getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click();
const versions = (page: Page) => page.getByRole('region', { name: /’s words, saved at \d/ });

async function open(page: Page): Promise<void> {
  await page.goto(`/apply/${both.id}/joint-case`);
  await expect(field(page)).toBeVisible();
}

test('the second to save sees both versions and keeps what they wrote', async ({ visit }, info) => {
  both = await pair(unique('conflict', info));
  const { version } = await both.caller.get(`/applications/${both.id}`);
  const written = { challenge: 'Before', whyTogether: 'Before, too', hopedFor: 'And this' };
  await both.caller.put(`/applications/${both.id}/joint-case`, version, { ...written, considerAlone: false });
  [leads, partners] = [await visit(), await visit()];
  await signInAs(leads, both.lead.email, both.lead.password);
  await signInAs(partners, both.partner.email, both.partner.password);
  await open(leads);
  await open(partners);

  await field(leads).fill('The lead’s words');
  await press(leads, 'Continue');
  await expect(leads).toHaveTitle(new RegExp(both.title));

  await field(partners).fill('The partner’s words');
  await press(partners, 'Continue');
  await expect(versions(partners)).toContainText('The lead’s words');
  await expect(versions(partners)).toHaveAccessibleName(new RegExp(both.lead.name));
  await expect(versions(partners), 'who wants to go on is led to the choice').toBeFocused();
  await expectGoodPage(partners, 'conflict');
  await expect(field(partners), 'nothing typed is lost').toHaveValue('The partner’s words');

  await press(partners, 'Keep mine');
  await expect(versions(partners)).toHaveCount(0);
  await open(leads);
  await expect(field(leads)).toHaveValue('The partner’s words');
});

test('whoever takes the other version loses nothing that was saved', async () => {
  await open(partners);
  await field(leads).fill('Changed once more by the lead');
  await expect(leads.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();

  await field(partners).fill('Changed again by the partner');
  await expect(versions(partners), 'also without a button, once the text saves itself').toContainText('Changed once more by the lead');
  await expect(field(partners), 'nobody is interrupted').toBeFocused();
  await partners.keyboard.type(', who goes on typing');
  await expect(field(partners)).toHaveValue('Changed again by the partner, who goes on typing');
  await press(partners, `Take ${both.lead.name}’s`);
  await expect(field(partners)).toHaveValue('Changed once more by the lead');
  await partners.reload();
  await expect(field(partners)).toHaveValue('Changed once more by the lead');
});

test('different fields at the same time: both stay', async () => {
  const why = 'Why do you want to work on it together?';
  await open(leads);
  await open(partners);
  await field(leads, why).fill('Two views of one child');
  await expect(leads.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();
  await field(partners).fill('A challenge in the partner’s words');
  await expect(partners.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();
  await expect(versions(partners), 'nothing to choose between').toHaveCount(0);
  await expect(field(partners, why), 'the other’s words appear').toHaveValue('Two views of one child');
  await open(leads);
  await expect(field(leads)).toHaveValue('A challenge in the partner’s words');
  await expect(field(leads, why)).toHaveValue('Two views of one child');
});

test('both versions put together, and the earlier ones stay readable', async () => {
  await open(leads);
  await open(partners);
  await field(leads).fill('What both saw.\n\nWhat the lead added.');
  await expect(leads.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();
  await field(partners).fill('What both saw.\n\nWhat the partner added.');
  await expect(versions(partners)).toContainText('What the lead added.');
  await press(partners, 'Put both together');
  await expect(field(partners)).toHaveValue('What both saw.\n\nWhat the partner added.\n\nWhat the lead added.');
  await expect(partners.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();
  await partners.goto(`/apply/${both.id}/versions`);
  await expect(partners.getByRole('heading', { name: /^Now: You/ })).toBeVisible();
  await expect(partners.getByRole('main')).toContainText('Changed once more by the lead');
  await expectGoodPage(partners, 'versions');
});
