import { describe, expect, it } from 'vitest';
import { firstGap, questions, sheetsOf, unanswered } from '../../src/surveys/sheets';
import type { Item } from '../../src/questions/item';

const rating = (key: string, highLabel = 'very high'): Item => ({ key, kind: 'scale', text: `How ${key}?`, required: true, points: 6, lowLabel: 'none', highLabel });
const intro: Item = { key: 'intro', kind: 'statement', text: 'Think of last month.', required: false };
const comment: Item = { key: 'comment', kind: 'long_text', text: 'What changed?', required: false };
const why: Item = { key: 'why', kind: 'long_text', text: 'Why so high?', required: true, visibleIf: { item: 'a', atLeast: 5 } };
const laidOut = (items: Item[], answers = {}) => sheetsOf(items, answers).map((sheet) => sheet.items.map(({ key }) => key).join('+'));

describe('the pages of a form', () => {
  it('hold ratings on one scale together, up to three, and everything else alone', () => {
    expect(laidOut([rating('a'), rating('b'), rating('c'), rating('d'), comment])).toEqual(['a+b+c', 'd', 'comment']);
    expect(laidOut([rating('a'), rating('b', 'often'), comment, rating('c')])).toEqual(['a', 'b', 'comment', 'c']);
  });

  it('put a statement before what it leads up to', () => {
    expect(laidOut([rating('a'), intro, rating('b'), rating('c')])).toEqual(['a', 'intro+b+c']);
    expect(sheetsOf([intro, comment], {})[0]).toMatchObject({ from: 1, to: 1 });
  });

  it('ask a further question on a page of its own, once it is called for', () => {
    expect(laidOut([rating('a'), why, comment])).toEqual(['a', 'comment']);
    const sheets = sheetsOf([rating('a'), why, comment], { a: { item: 'a', value: 5 } });
    expect(sheets.map(({ key }) => key)).toEqual(['a', 'why', 'comment']);
    expect(questions(sheets)).toBe(3);
  });

  it('say what is missing, and where to carry on', () => {
    const items = [rating('a'), comment];
    expect(unanswered(items, {})).toEqual({ a: 'Select a rating for “How a?”' });
    expect(unanswered(items, { a: { item: 'a', missing: 'not_applicable' } })).toEqual({});
    const sheets = sheetsOf(items, {});
    expect(firstGap(sheets, { a: { item: 'a', value: 3 } })?.key).toBe('comment');
    expect(firstGap(sheets, { a: { item: 'a', value: 3 }, comment: { item: 'comment', text: 'x' } })).toBeUndefined();
  });
});
