import type { Page } from '@playwright/test';
import { expect, expectGoodPage, linkIn, mailTo, screenshot, signInAs, tabTo, test, unique } from './house.ts';

// One person from no account to a new password, with the real mails. The steps
// build on each other, so the first that fails ends the story.
test.describe.configure({ mode: 'serial' });

const first = 'three blue kettles sing';
const second = 'four green kettles hum';
let email: string;
let firstPath: string;
let confirmPath: string;
let resetPath: string;

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click();

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a form with nothing in it names every field', async ({ page }) => {
  await page.goto('/sign-up');
  await press(page, 'Send me a link');
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveText(['Enter your email address']);
  await expectGoodPage(page, 'sign-up-errors');
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('Work email address')).toBeFocused();
});

test('a person signs up by keyboard alone, and has the email sent again', async ({ page }, info) => {
  email = `${unique('ada', info)}@example.org`.toLowerCase();
  await page.goto('/sign-up');
  await tabTo(page, 'Work email address', 'textbox');
  await page.keyboard.type(email);
  await tabTo(page, 'Send me a link', 'button');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Check your email');
  firstPath = linkIn(await mailTo(email, /confirm/i), /\/confirm\//);
  await tabTo(page, 'Send the email again', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'again' })).toHaveText(`We have sent the email to ${email} again.`);
  await expectGoodPage(page, 'sign-up-sent');
});

test('nobody signs in before the address is confirmed', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(first);
  await press(page, 'Sign in');
  await expect(page.getByRole('alert')).toContainText('The email address or password is not right');
  await expect(page.getByLabel('Email address')).toHaveValue(email);
  await page.getByLabel('Password', { exact: true }).fill('');
  await press(page, 'Sign in');
  await expect(page.getByRole('alert')).toContainText('Enter your password');
});

test('opening the link makes nothing, the button does, and only once', async ({ page }) => {
  confirmPath = firstPath; // any of the mails is good, not only the latest
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(confirmPath);
    await expect(title(page)).toHaveText('Create your account');
    await expect(page.getByRole('main')).toContainText(email);
  }
  await expectGoodPage(page, 'confirm');
  await page.getByLabel('Full name').fill('Ada Keys');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await press(page, 'Create account');
  await expect(page.getByRole('alert')).toContainText('Your password must be 12 characters or more');
  await expect(page.getByLabel('Full name')).toHaveValue('Ada Keys');
  await expectGoodPage(page, 'confirm-errors');
  await page.getByLabel('Password', { exact: true }).fill(first);
  await press(page, 'Create account');
  await expect(title(page)).toHaveText('Your home page');
  await page.goto(confirmPath);
  await expect(title(page)).toHaveText('You already have an account');
  await expectGoodPage(page, 'confirm-again');
});

test('a wrong password and an unknown address are answered alike', async ({ page }) => {
  const said: string[] = [];
  for (const address of [email, `nobody-${email}`]) {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(address);
    await page.getByLabel('Password', { exact: true }).fill('not the right one at all');
    await press(page, 'Sign in');
    said.push(await page.getByRole('alert').innerText());
  }
  expect(said[0]).toBe(said[1]);
  await expectGoodPage(page, 'sign-in-wrong');
});

test('the person signs in, stays signed in on reload, and changes their name', async ({ page }) => {
  await signInAs(page, email, first);
  await page.goto('/account');
  await expect(title(page)).toHaveText('Your account');
  await expect(page.getByRole('main')).toContainText('Ada Keys');
  await expectGoodPage(page, 'account');
  await page.goto('/account/name');
  await page.getByLabel('What is your name?').fill('Ada Lock');
  await press(page, 'Save');
  await expect(page.getByRole('main')).toContainText('Your name has been changed.');
  await expect(page.getByRole('main')).toContainText('Ada Lock');
  await screenshot(page, 'account-renamed');
});

test('a forgotten password is set anew through the mail, and the old one stops', async ({ page }) => {
  await page.goto('/reset');
  await page.getByLabel('Email address').fill(email);
  await press(page, 'Send me a link');
  await expect(title(page)).toHaveText('Check your email');
  resetPath = linkIn(await mailTo(email, /password/i), /\/reset\//);
  await page.goto(resetPath);
  await expectGoodPage(page, 'reset-new');
  await page.getByLabel('New password').fill('short');
  await press(page, 'Save new password');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectGoodPage(page, 'reset-new-errors');
  await page.getByLabel('New password').fill(second);
  await press(page, 'Save new password');
  await expect(title(page)).toHaveText('Your password has been changed');
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(first);
  await press(page, 'Sign in');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('the reset link works once, and signing out ends the session', async ({ page }) => {
  await page.goto(resetPath);
  await page.getByLabel('New password').fill(`${second} again`);
  await press(page, 'Save new password');
  await expect(title(page)).toHaveText('This link has expired');
  await signInAs(page, email, second);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/account');
  await expect(page.getByLabel('Email address')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Ada Lock');
});

test('setting up a security code shows the key as text, for people who cannot scan', async ({ page }) => {
  await signInAs(page, email, second);
  await page.goto('/account/security-code');
  await expect(title(page)).toHaveText('Set up a security code');
  await page.getByLabel('Current password').fill('not the right one at all');
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toContainText('That is not your current password');
  await page.getByLabel('Current password').fill('');
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toContainText('Enter your current password');
  await expectGoodPage(page, 'security-code-proof');
  await page.getByLabel('Current password').fill(second);
  await press(page, 'Continue');
  await expect(title(page)).toHaveText('Set up a security code');
  await expect(page.getByRole('main')).toContainText(/\b[A-Z2-7]{4}[A-Z2-7 ]{12,}\b/);
  await expectGoodPage(page, 'security-code');
});

test('whoever has to sign up first comes to the page they asked for', async ({ page }, info) => {
  const newer = `${unique('bea', info)}@example.org`.toLowerCase();
  await page.goto('/account/name');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Work email address').fill(newer);
  await press(page, 'Send me a link');
  await page.goto(linkIn(await mailTo(newer, /confirm/i), /\/confirm\//));
  await page.getByLabel('Full name').fill('Bea Wanted');
  await page.getByLabel('Password', { exact: true }).fill(first);
  await press(page, 'Create account');
  await expect(page.getByLabel('What is your name?')).toHaveValue('Bea Wanted');
});
