import { expect, expectGoodPage, screenshot, test } from './house.ts';

const pages: [path: string, name: string, heading: RegExp][] = [
  ['/', 'start', /./],
  ['/sign-in', 'sign-in', /sign in/i],
  ['/sign-up', 'sign-up', /account|sign up/i],
  ['/reset', 'reset', /password/i],
  ['/accessibility', 'accessibility', /accessib/i],
  ['/privacy', 'privacy', /privacy/i],
  ['/contact', 'contact', /contact/i],
  ['/no-such-page', 'not-found', /not found/i],
];

for (const [path, name, heading] of pages) {
  test(`${name} is a good page`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page).toHaveTitle(/\S/);
    await expectGoodPage(page, name);
  });
}

test('an empty sign-in names what is missing, at the field and in the summary', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeVisible();
  await expect(summary.locator(':focus').or(page.locator('.govuk-error-summary:focus'))).toHaveCount(1);
  await expect(page).toHaveTitle(/^Error: /);
  await expectGoodPage(page, 'sign-in-errors');
});

test('the skip link is the first stop and leads to the content', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('h1')).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: /skip to main content/i });
  await expect(skip).toBeFocused();
  await screenshot(page, 'skip-link');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus, footer :focus').first()).toBeVisible();
});

test('a page address the server does not know is answered with the app, an API address with a problem', async ({ request }) => {
  const page = await request.get('/no-such-page', { headers: { accept: 'text/html' } });
  expect(page.headers()['content-type']).toMatch(/text\/html/);
  expect(page.headers()['content-security-policy']).toContain("default-src 'none'");
  const api = await request.get('/api/v1/no-such-thing');
  expect(api.status()).toBe(404);
  expect(api.headers()['content-type']).toMatch(/application\/problem\+json/);
});
