import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectGoodPage, expectNoOverflow, expectTidy, test } from './house.ts';

// The demonstration, role by role: from the buttons of the start page to every
// page that can be reached by links, as deep as they go.

const homes = { coordinator: '/admin', participant: '/home', manager: '/m', evaluator: '/evaluate' };
const limit = 150;
/** Pages of a kind differ in what they show: so many are visited, and axe looks at the first of them. */
const each = { visited: 3, looked: 1 };
/** Pages for everybody are nobody's part of the crawl. */
const everybodys = /^\/(accessibility|privacy|contact|demo|sign-in|sign-up|reset)(\/|$)/;

test('nobody: every public page, and the demo mail, is in order', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Sign in as / })).toHaveCount(4);
  await crawl(page, 'nobody');
});

for (const [role, home] of Object.entries(homes)) {
  test(`${role}: one button signs in, and every page behind it is in order`, async ({ page }) => {
    test.setTimeout(240_000);
    const { signIns } = (await (await page.request.get('/api/v1/demo')).json()) as { signIns: { role: string; name: string }[] };
    const person = signIns.find((one) => one.role === role)!;
    await page.goto('/');
    await page.getByRole('button', { name: `Sign in as ${person.name}` }).click();
    await expect(page).toHaveURL(new RegExp(`${home}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectGoodPage(page, `demo-${role}`);
    const seen = await crawl(page, role);
    expect(seen, `pages of ${role}`).toBeGreaterThan(2);
  });
}

/** Follows every link of the same origin that begins here, each address once. */
async function crawl(page: Page, role: string): Promise<number> {
  const queue = [new URL(page.url()).pathname, ...(await links(page))];
  const seen = new Set<string>();
  const kinds = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path) || seen.size >= limit || (role !== 'nobody' && everybodys.test(path))) continue;
    const kind = kindOf(path);
    const before = kinds.get(kind) ?? 0;
    if (before >= each.visited) continue;
    seen.add(path);
    kinds.set(kind, before + 1);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }), `${role} at ${path}`).not.toHaveText(/^(Page not found|Sorry, )/);
    await expectTidy(page);
    await expectNoOverflow(page);
    if (before < each.looked) await expectAccessible(page);
    queue.push(...(await links(page)));
  }
  console.log(`  ${role}: ${seen.size} pages of ${kinds.size} kinds`);
  expect(seen.size, 'a crawl that finds no end has not ended').toBeLessThan(limit);
  return seen.size;
}

const kindOf = (path: string) => path.replace(/[0-9A-HJKMNP-TV-Z]{26}/g, ':id').replace(/[A-Za-z0-9_-]{24,}/g, ':token').replace(/=[^&]+/g, '=');

/** What a mail links to is for its reader, who is somebody else here. */
async function links(page: Page): Promise<string[]> {
  if (/^\/demo\/mail\/./.test(new URL(page.url()).pathname)) return [];
  const found = await page.getByRole('link').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  const origin = new URL(page.url()).origin;
  return found.map((href) => new URL(href)).filter((url) => url.origin === origin && !url.pathname.startsWith('/api/')).map((url) => url.pathname + url.search);
}
