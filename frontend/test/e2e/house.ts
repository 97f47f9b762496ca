import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, type BrowserContextOptions, expect, test as base, type Page, type TestInfo } from '@playwright/test';

export { expect };
export { linkIn, mailTo } from './mail.ts';

export type Role = 'participant' | 'manager' | 'coordinator' | 'evaluator';

interface SignIn {
  role: Role;
  email: string;
  password: string;
  name: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Opens windows of further people: each has a browser of its own, as at another desk. */
export type Visit = () => Promise<Page>;

interface Seats {
  cast: { visit: Visit; wrong: string[] };
}

/**
 * The `test` of this house. Every page of every test is watched: a violation of
 * the content security policy, an uncaught error, a request to another origin
 * or an answer of 500 or more fails the test it happened in. `visit` opens a
 * watched window that stays open for the tests that follow in the same file.
 */
export const test = base.extend<{ watched: string[]; visit: Visit }, Seats>({
  baseURL: async ({}, use) => use(process.env.E2E_ADDRESS),
  cast: [
    async ({ browser }, use, { project }) => {
      const wrong: string[] = [];
      const { viewport, locale, timezoneId, reducedMotion } = project.use as BrowserContextOptions;
      const baseURL = process.env.E2E_ADDRESS ?? '';
      const open: BrowserContext[] = [];
      const visit = async () => {
        const context = await browser.newContext({ viewport, locale, timezoneId, reducedMotion, baseURL });
        open.push(context);
        await watch(context, baseURL, wrong);
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        return page;
      };
      await use({ visit, wrong });
      for (const context of open) await context.close();
    },
    { scope: 'worker' },
  ],
  visit: async ({ cast }, use) => use(cast.visit),
  watched: [
    async ({ context, baseURL, cast }, use) => {
      const wrong: string[] = [];
      await watch(context, baseURL ?? '', wrong);
      await use(wrong);
      expect([...wrong, ...cast.wrong.splice(0)], 'nothing may break the rules of every page').toEqual([]);
    },
    { auto: true },
  ],
});

async function watch(context: BrowserContext, address: string, wrong: string[]): Promise<void> {
  const origin = new URL(address).origin;
  context.on('console', (message) => {
    if (/content security policy|refused to|unsafe-/i.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => wrong.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) wrong.push(`request to ${url.origin}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} from ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

/** Everything a page must hold at any width: accessible, no overflow, one h1, and a picture of it. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  await expectTidy(page);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await screenshot(page, name);
}

/** One heading that names the page, and no word that only a machine would say. */
export async function expectTidy(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByText('Loading…', { exact: true }), 'nothing is still on its way').toHaveCount(0);
  expect(machineWords(await page.getByRole('main').innerText()), `words of a machine on ${page.url()}`).toEqual([]);
}

/** The words that a person must never read. "you expected" is said by a person. */
export function machineWords(text: string): string[] {
  return text.match(/\b(?:undefined|null|NaN|Invalid|(?<!you )expected)\b.{0,30}|\[object/g) ?? [];
}

/** No violation of WCAG 2.2 A or AA that axe can see. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze();
  const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help} (${n.target.join(' ')}) ${n.failureSummary ?? ''}`));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing sticks out: the content is no wider than the configured width, whatever the browser reports. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate((limit) => {
    if (document.documentElement.scrollWidth <= limit) return [];
    const name = (e: Element) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''}`.replaceAll(' ', '.');
    const outside = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > limit + 0.5);
    return [`${document.documentElement.scrollWidth} wide`, ...outside.slice(0, 8).map(name)];
  }, width);
  expect(wide, `wider than ${width} on ${page.url()}`).toEqual([]);
}

/** Keeps a picture of the whole page in var/screens, to be looked at by a person. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: `${root}var/screens/${name}-${width}.png`, fullPage: true });
}

/** Signs in through the form as the demo person of a role and waits for that person's start page. */
export async function signIn(page: Page, role: Role): Promise<SignIn> {
  const answer = await page.request.get('/api/v1/demo');
  expect(answer.status(), 'the demo names its sign-ins').toBe(200);
  const { signIns } = (await answer.json()) as { signIns: SignIn[] };
  const person = signIns.find((s) => s.role === role);
  if (!person) throw new Error(`the demo has no sign-in for ${role}`);
  await signInAs(page, person.email, person.password);
  return person;
}

/** Signs in through the form with any address and password. */
export async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/email/i).fill(email);
  await page.getByLabel(/^password/i).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.locator('h1')).toBeVisible();
}

/** A name or address no other test, width or run has used. */
export function unique(word: string, info: TestInfo): string {
  return `${word}-${info.project.name}-${info.testId.slice(0, 6)}-${info.retry}`;
}

/** Reaches an element with the Tab key alone, as a person without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'textbox' | 'radio' | 'checkbox'): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await target.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${role} ${name} cannot be reached with the Tab key`);
}
