import type { JSX } from 'preact';
import { Textarea } from '../../govuk/Textarea';
import { frame, type ItemKind, type ItemProps, textSaid } from '../item';

function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  return <Textarea {...frame(props)} value={answer?.text ?? ''} onValue={(text) => props.onAnswer(text ? { item: item.key, text } : undefined)} />;
}

export const longText: ItemKind = { View, said: textSaid };
