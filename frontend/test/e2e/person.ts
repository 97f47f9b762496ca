import type { Locator, Page } from '@playwright/test';
import type { Hand } from './hands.ts';
import { expect } from './house.ts';

export type Look = (page: Page, name: string) => Promise<void>;
type Text = string | RegExp;

/** A form as it is met: what its button says, what is written into it, and what must survive a refusal. */
export interface Form {
  /** Names the pictures. */
  name: string;
  title: Text;
  action: string;
  fill: () => Promise<void>;
  /** A field that is filled in before the form is refused. */
  keeps?: [label: string, text: string];
  /** Forms that say nothing wrong when they are left alone. */
  never?: boolean;
}

/** Somebody at a browser: where they look, and what they do there. Everything is found by role and label. */
export class Person {
  constructor(
    readonly page: Page,
    readonly hand: Hand,
    readonly look: Look,
    readonly name: string,
    readonly email: string,
    readonly password: string,
  ) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  group(name: Text, within: Locator = this.main): Locator {
    return within.getByRole('group', { name, exact: true });
  }

  /** Waits for a page by its only h1. */
  async at(title: Text, look?: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(this.page).toHaveTitle(/\S/);
    if (look) await this.look(this.page, look);
  }

  follow(link: Text): Promise<void> {
    return this.hand.press(this.main.getByRole('link', { name: link, exact: true }));
  }

  press(button: Text): Promise<void> {
    return this.hand.press(this.main.getByRole('button', { name: button, exact: true }));
  }

  write(label: Text, text: string, within: Locator = this.main): Promise<void> {
    return this.hand.write(within.getByLabel(label, { exact: true }), text);
  }

  choose(group: Text, choice: Text): Promise<void> {
    return this.hand.choose(this.group(group).getByRole('radio', { name: choice }));
  }

  /** Writes a day such as 2027-03-05 into the three boxes of its group. */
  async date(group: Text, day: string, within: Locator = this.main): Promise<void> {
    const boxes = this.group(group, within);
    const [year = '', month = '', date = ''] = day.split('-');
    await this.write('Day', date, boxes);
    await this.write('Month', month, boxes);
    await this.write('Year', year, boxes);
  }

  /** Goes somewhere by the service navigation, which a phone hides behind "Menu". */
  async go(item: string): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: 'Service' });
    await expect(navigation).toBeVisible();
    const menu = navigation.getByRole('button', { name: 'Menu' });
    if (await menu.isVisible()) await this.hand.press(menu);
    await this.hand.press(navigation.getByRole('link', { name: item, exact: true }));
  }

  async told(text: Text): Promise<void> {
    await expect(this.main).toContainText(text);
  }

  /** Meets a form empty, refused and filled, looks at each, and sends it. */
  async form(form: Form): Promise<void> {
    await this.at(form.title, `${form.name}-empty`);
    if (form.keeps) await this.write(...form.keeps);
    if (!form.never) await this.refused(form.action, form.name);
    if (form.keeps) await expect(this.main.getByLabel(form.keeps[0], { exact: true })).toHaveValue(form.keeps[1]);
    await form.fill();
    await this.look(this.page, `${form.name}-filled`);
    await this.press(form.action);
  }

  /** The form says what is missing: a summary with the focus, the same words at the field, "Error: " in the title. */
  async refused(action: string, name: string): Promise<void> {
    await this.press(action);
    const summary = this.page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await expect(summary).toBeVisible();
    await expect(this.page.locator(':focus').filter({ has: summary })).toHaveCount(1);
    await expect(this.page).toHaveTitle(/^Error: /);
    const entry = summary.getByRole('link').first();
    const words = (await entry.innerText()).trim();
    expect(words, 'an error says something').not.toBe('');
    await expect(this.main.getByText(words).nth(1), `"${words}" stands at its field, too`).toBeVisible();
    await this.inOrder(await summary.getByRole('link').allInnerTexts());
    await this.look(this.page, `${name}-errors`);
    await this.hand.press(entry);
    await expect(this.main.locator('input:focus, textarea:focus, select:focus'), `"${words}" leads to its field`).toHaveCount(1);
  }

  /** The summary names the fields from top to bottom, as one meets them. */
  private async inOrder(entries: string[]): Promise<void> {
    const tops: number[] = [];
    for (const words of entries) tops.push((await this.main.getByText(words.trim()).nth(1).boundingBox())?.y ?? Number.NaN);
    expect(tops, entries.join(' | ')).toEqual([...tops].sort((a, b) => a - b));
  }
}
