import type { JSX } from 'preact';
import { DateInput } from '../../govuk/DateInput';
import { day } from '../../i18n';
import { type Answer, frame, type Item, type ItemKind, type ItemProps } from '../item';

function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  return <DateInput {...frame(props)} value={answer?.text ?? ''} onValue={(text) => props.onAnswer(text ? { item: item.key, text } : undefined)} />;
}

function said(_item: Item, answer?: Answer): string {
  const text = answer?.text ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text;
}

export const date: ItemKind = { View, said };
