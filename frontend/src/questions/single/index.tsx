import type { JSX } from 'preact';
import { Radios } from '../../govuk/Radios';
import { type Answer, frame, type Item, type ItemKind, type ItemProps } from '../item';

function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  return (
    <Radios
      {...frame(props)}
      value={answer?.choices?.[0] ?? ''}
      onValue={(value) => props.onAnswer({ item: item.key, choices: [value] })}
      choices={item.options ?? []}
    />
  );
}

export function choicesSaid(item: Item, answer?: Answer): string {
  const chosen = answer?.choices ?? [];
  return (item.options ?? []).filter((o) => chosen.includes(o.value)).map((o) => o.label).join('\n');
}

export const single: ItemKind = { View, said: choicesSaid };
