import type { JSX } from 'preact';
import type { Answer, Item } from './item';
import { kinds } from './kinds';
import type { FieldBinding } from './useForm';

// Answers are the values of a survey form, by the key of the item.
export type Answers = Record<string, Answer | undefined>;

export function answersOf(draft: Answer[]): Answers {
  return Object.fromEntries(draft.map((answer) => [answer.item, answer]));
}

// visible are the items that the answers so far call for.
export function visible(items: Item[], answers: Answers): Item[] {
  const shown = new Set<string>();
  return items.filter((item) => {
    const met = !item.visibleIf || (shown.has(item.visibleIf.item) && meets(item.visibleIf, answers[item.visibleIf.item]));
    if (met) shown.add(item.key);
    return met;
  });
}

function meets(condition: NonNullable<Item['visibleIf']>, answer?: Answer): boolean {
  if (condition.atLeast !== undefined) return answer?.value !== undefined && answer.value >= condition.atLeast;
  return (condition.values ?? []).some((value) => answer?.choices?.includes(value));
}

// listed is what is sent: an entry for every item that is shown, an empty one
// where nothing was answered, so that every mistake has its place.
export function listed(items: Item[], answers: Answers): Answer[] {
  return visible(items, answers)
    .filter(({ kind }) => kind !== 'statement')
    .map(({ key }) => answers[key] ?? { item: key });
}

// answerPointers finds the item of a server pointer ("/answers/2" or
// "/answers/comment") in the list that was sent.
export function answerPointers(items: Item[], answers: () => Answers): (pointer: string) => string {
  return (pointer) => {
    const place = pointer.split('/')[2] ?? '';
    return /^\d+$/.test(place) ? (listed(items, answers())[Number(place)]?.item ?? pointer) : place;
  };
}

type Props = { item: Item; field: FieldBinding<Answer | undefined>; heading?: boolean };

// ItemField is one item bound to a form: <ItemField item={item} field={form.field(item.key)} />.
export function ItemField({ item, field, heading }: Props): JSX.Element | null {
  const View = kinds[item.kind]?.View;
  return View ? <View item={item} answer={field.value} error={field.error} onAnswer={field.onValue} heading={heading} /> : null;
}

export function answerSaid(item: Item, answers: Answers): string {
  return kinds[item.kind]?.said(item, answers[item.key]) ?? '';
}
