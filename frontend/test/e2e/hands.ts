import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works a page: with a pointer, or with the keys alone. */
export interface Hand {
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Replaces what stands in a field. */
  write(target: Locator, text: string): Promise<void>;
  /** Chooses one radio of its group. */
  choose(target: Locator): Promise<void>;
  tick(target: Locator): Promise<void>;
  /** Picks an option of a list. */
  select(target: Locator, option: string): Promise<void>;
  /** Types part of a name into a combobox and takes the suggestion. */
  pick(target: Locator, typed: string, whole: string): Promise<void>;
}

export const mouse = (page: Page): Hand => ({
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  choose: (target) => target.check(),
  tick: (target) => target.check(),
  select: async (target, option) => void (await target.selectOption({ label: option })),
  pick: async (target, typed, whole) => {
    await target.fill(typed);
    await page.getByRole('option', { name: whole, exact: true }).click();
    await expect(target).toHaveValue(whole);
  },
});

/** Tab, Enter, Space and the arrows, and the letters that are typed. */
export const keys = (page: Page): Hand => ({
  press: async (target) => {
    await reach(page, target);
    await page.keyboard.press('Enter');
  },
  write: async (target, text) => {
    await reach(page, target);
    if ((await target.inputValue()) !== '') await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    await expect(target).toHaveValue(text);
  },
  choose: async (target) => {
    await reach(page, target, true);
    for (let pressed = 0; pressed < 12 && !(await focused(target)); pressed++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(target).toBeChecked();
  },
  tick: async (target) => {
    await reach(page, target);
    await page.keyboard.press('Space');
    await expect(target).toBeChecked();
  },
  select: async (target, option) => {
    await reach(page, target);
    const shown = () => target.evaluate((e) => (e as HTMLSelectElement).selectedOptions[0]?.label);
    for (let pressed = 0; pressed < 60 && (await shown()) !== option; pressed++) await page.keyboard.press('ArrowDown');
    expect(await shown()).toBe(option);
  },
  pick: async (target, typed, whole) => {
    await reach(page, target);
    if ((await target.inputValue()) !== '') await page.keyboard.press('Control+A');
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: whole, exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(target).toHaveValue(whole);
  },
});

/** Reaches an element with the Tab key alone; of a group of radios any one will do. */
async function reach(page: Page, target: Locator, group = false): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 120; pressed++) {
    if (group ? await inGroup(target) : await focused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached with the Tab key`);
}

const focused = (target: Locator) => target.evaluate((e) => e === document.activeElement);

const inGroup = (target: Locator) =>
  target.evaluate((e) => {
    const now = document.activeElement;
    return now instanceof HTMLInputElement && now.type === 'radio' && now.name === (e as HTMLInputElement).name;
  });
