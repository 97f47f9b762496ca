import { type Answers, visible } from '../questions/answers';
import type { Item } from '../questions/item';
import { words } from './words';

// A sheet is what stands on one page of a form; it is named by its first item.
export type Sheet = { key: string; items: Item[]; from: number; to: number };

const most = 3;

// sheetsOf lays the items that the answers call for out on pages: ratings on
// the same scale share one, up to three; everything else stands alone, with the
// statement that leads up to it.
export function sheetsOf(items: Item[], answers: Answers): Sheet[] {
  const sheets: Item[][] = [];
  for (const item of visible(items, answers)) {
    const last = sheets.at(-1);
    if (last && joins(last, item)) last.push(item);
    else sheets.push([item]);
  }
  return numbered(sheets);
}

function joins(sheet: Item[], item: Item): boolean {
  const before = sheet.at(-1)!;
  if (item.kind === 'statement' || item.visibleIf) return false;
  if (before.kind === 'statement') return true;
  return item.kind === 'scale' && scaleOf(before) === scaleOf(item) && sheet.filter(asks).length < most;
}

function scaleOf({ kind, points, lowLabel, highLabel }: Item): string {
  return JSON.stringify([kind, points, lowLabel, highLabel]);
}

function numbered(sheets: Item[][]): Sheet[] {
  let so = 0;
  return sheets.map((items) => {
    const from = so + 1;
    so += items.filter(asks).length;
    return { key: items[0]!.key, items, from, to: so };
  });
}

export function asks({ kind }: Item): boolean {
  return kind !== 'statement';
}

// questions is how many questions the answers so far lead to.
export function questions(sheets: Sheet[]): number {
  return sheets.at(-1)?.to ?? 0;
}

// unanswered says for each required item of a page what to do about it.
export function unanswered(items: Item[], answers: Answers): Record<string, string> {
  const empty = items.filter((item) => asks(item) && item.required && !answers[item.key]);
  return Object.fromEntries(empty.map((item) => [item.key, words.ask[item.kind](item.text)]));
}

// firstGap is the page to carry on with: the first that still needs an answer,
// or nothing when only looking through is left.
export function firstGap(sheets: Sheet[], answers: Answers): Sheet | undefined {
  return sheets.find(({ items }) => items.some((item) => asks(item) && !answers[item.key]));
}
