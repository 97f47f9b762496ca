import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TextInput } from '../../govuk/TextInput';
import { frame, type ItemKind, type ItemProps } from '../item';

// What is no whole number is kept on the screen and sent as text, so that the server
// can say what is wrong with it.
function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  const [typed, setTyped] = useState(answer?.value?.toString() ?? answer?.text ?? '');
  const pick = (text: string) => {
    setTyped(text);
    const bare = text.trim().replaceAll(',', '');
    if (bare === '') props.onAnswer(undefined);
    else if (Number.isSafeInteger(Number(bare))) props.onAnswer({ item: item.key, value: Number(bare) });
    else props.onAnswer({ item: item.key, text });
  };
  return <TextInput {...frame(props)} value={typed} onValue={pick} inputmode="decimal" width={5} />;
}

export const number: ItemKind = { View, said: (_item, answer) => answer?.value?.toString() ?? answer?.text ?? '' };
