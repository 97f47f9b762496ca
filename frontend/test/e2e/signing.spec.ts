import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signInAs, test, unique } from './house.ts';
import { account, Caller, describe, type Draft, draft, invite, pair, writeCase } from './setup.ts';

// What a signature is worth: joining takes none away, a change tells whom it
// concerns before and after.
const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).click();

async function complete(begun: Draft): Promise<void> {
  await describe(begun.caller, begun.id, begun.lead.name);
  await writeCase(begun, 'Children wait too long');
}

test('the lead sends first, the colleague joins and signs: the application is in', async ({ visit }, info) => {
  const begun = await draft(unique('first', info));
  await complete(begun);
  const partner = await account('Paulo Reyes', unique('first', info));
  const { path } = await invite(begun, partner);
  const [leads, partners] = [await visit(), await visit()];
  await signInAs(leads, begun.lead.email, begun.lead.password);
  await leads.goto(`/apply/${begun.id}/check`);
  await press(leads, 'Send application');
  await expect(leads.getByRole('heading', { name: 'You have signed' })).toBeVisible();

  await signInAs(partners, partner.email, partner.password);
  await partners.goto(path);
  await press(partners, 'Accept the invitation');
  await expect(partners).toHaveTitle(new RegExp(begun.title));
  await describe(await Caller.as(partner), begun.id, partner.name);
  await partners.goto('/home');
  await follow(partners, /^Complete your part and sign/);
  await follow(partners, 'Check and sign');
  await press(partners, 'Sign');
  await expect(partners.getByRole('heading', { name: 'Application sent' })).toBeVisible();
  await leads.goto(`/apply/${begun.id}`);
  await expect(leads.getByRole('main')).toContainText('Sent');
  await leads.goto('/home');
  await expect(leads.getByRole('main')).toContainText('There is nothing you need to do at the moment.');
});

test('a change says whose signature it takes, before and after', async ({ visit }, info) => {
  const both = await pair(unique('change', info));
  await complete(both);
  const partner = await Caller.as(both.partner);
  await describe(partner, both.id, both.partner.name);
  const { sharedHash } = await partner.get<{ id: string; version: number; sharedHash: string }>(`/applications/${both.id}`);
  await partner.post(`/applications/${both.id}/sign`, { hash: sharedHash });

  const [leads, partners] = [await visit(), await visit()];
  await signInAs(leads, both.lead.email, both.lead.password);
  await leads.goto(`/apply/${both.id}/joint-case`);
  await expect(leads.getByRole('main')).toContainText(`${both.partner.name} will have to sign again`);
  await expectGoodPage(leads, 'joint-case-signed');
  await leads.getByLabel('What do you hope to achieve?').fill('None of it');
  await press(leads, 'Continue');
  await expect(leads).toHaveTitle(new RegExp(both.title));

  await signInAs(partners, both.partner.email, both.partner.password);
  await partners.goto('/home');
  await expect(partners.getByRole('main')).toContainText(`${both.lead.name} changed what you hope to achieve`);
  await expectGoodPage(partners, 'home-sign-again');
  await follow(partners, /^Sign your application to .* again$/);
  await expect(partners.getByRole('region', { name: 'Important' })).toContainText(`${both.lead.name} changed the answers you had signed`);
  await expectGoodPage(partners, 'tasks-sign-again');
  await follow(partners, 'see earlier versions');
  await expect(partners.getByRole('main')).toContainText('Less of it');
  await expect(partners.getByText('What do you hope to achieve? (changed)')).toBeVisible();
});
