import type { JSX } from 'preact';
import { Checkboxes } from '../../govuk/Checkboxes';
import { frame, type ItemKind, type ItemProps } from '../item';
import { choicesSaid } from '../single';

function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  return (
    <Checkboxes
      {...frame(props)}
      value={answer?.choices ?? []}
      onValue={(choices) => props.onAnswer(choices.length > 0 ? { item: item.key, choices } : undefined)}
      choices={item.options ?? []}
    />
  );
}

export const multiple: ItemKind = { View, said: choicesSaid };
