import type { JSX } from 'preact';
import { TextInput } from '../../govuk/TextInput';
import { frame, type ItemKind, type ItemProps, textSaid } from '../item';

function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  return <TextInput {...frame(props)} value={answer?.text ?? ''} onValue={(text) => props.onAnswer(text ? { item: item.key, text } : undefined)} />;
}

export const shortText: ItemKind = { View, said: textSaid };
