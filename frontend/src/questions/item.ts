import type { JSX } from 'preact';
import type { Schema } from '../api/client';
import { idOf } from './useForm';

export type Item = Schema<'item'>;
export type Answer = Schema<'answer'>;

// ItemProps is what every kind of survey item takes. onAnswer(undefined) means
// that the answer was taken away.
export type ItemProps = {
  item: Item;
  answer?: Answer;
  error?: string;
  onAnswer: (answer: Answer | undefined) => void;
  // heading makes the item's text the page's h1.
  heading?: boolean;
};

export type ItemKind = {
  View: (props: ItemProps) => JSX.Element;
  // said is the answer in words, for the check page.
  said: (item: Item, answer?: Answer) => string;
};

// itemId is the id of an item's first control: the one form.field(item.key) has.
export function itemId(item: Item): string {
  return idOf(item.key);
}

// frame is what an item and its field have in common.
export function frame({ item, error, heading }: ItemProps) {
  return { id: itemId(item), name: itemId(item), label: item.text, hint: item.hint || undefined, error, heading, optional: !item.required };
}

export function textSaid(_item: Item, answer?: Answer): string {
  return answer?.text ?? '';
}
