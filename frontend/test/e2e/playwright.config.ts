import { fileURLToPath } from 'node:url';
import { defineConfig, type Project } from '@playwright/test';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const asRoot = process.getuid?.() === 0;

/** The two widths every page is looked at: an office laptop and the narrowest phone. */
const widths = [
  { name: '1280', viewport: { width: 1280, height: 900 } },
  { name: '320', viewport: { width: 320, height: 720 } },
];

/** What any database shows alike is looked at on SQLite alone. */
const once = ['house.spec.ts', 'shell.spec.ts', 'keyboard.spec.ts', 'demo.spec.ts', 'lighthouse.spec.ts'];
const second = Boolean(process.env.E2E_DSN);

const projects: Project[] = second
  ? widths.slice(0, 1).map(({ name, viewport }) => ({ name, testIgnore: once, use: { viewport } }))
  : widths.map(({ name, viewport }) => ({ name, testIgnore: ['lighthouse.spec.ts', ...(name === '1280' ? [] : ['keyboard.spec.ts', 'house.spec.ts'])], use: { viewport } }));
if (!second) projects.push({ name: 'lighthouse', testMatch: 'lighthouse.spec.ts' });

export default defineConfig({
  testDir: '.',
  outputDir: `${root}test-results`,
  globalSetup: './server.ts',
  projects,
  // One after another: journeys share one programme, and two cores are also
  // needed by the server and the database.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // A quarter of this on two idle cores; other work can take most of both.
  // Several times what two idle cores need: others may be using both.
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    actionTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    // A picture and the page's outline tell enough; a trace of every keystroke doubles the time.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', ...(asRoot ? ['--no-sandbox'] : [])],
    },
  },
});
