import type { JSX } from 'preact';
import { type Choice, Radios } from '../../govuk/Radios';
import { words } from '../../i18n';
import { type Answer, frame, type Item, type ItemKind, type ItemProps } from '../item';

const none = 'not_applicable';

// A rating is a stack of radios in words, "1 of 6" to "6 of 6", never
// pre-selected, with "Not applicable" where the item allows it.
function View(props: ItemProps): JSX.Element {
  const { item, answer } = props;
  const value = answer?.missing ? none : (answer?.value?.toString() ?? '');
  const pick = (next: string) => props.onAnswer(next === none ? { item: item.key, missing: none } : { item: item.key, value: Number(next) });
  return <Radios {...frame(props)} value={value} onValue={pick} choices={choices(item)} small={false} />;
}

function choices(item: Item): Choice[] {
  const points = item.points ?? 0;
  const steps: Choice[] = Array.from({ length: points }, (_, at) => ({ value: String(at + 1), label: step(item, at + 1) }));
  return item.notApplicable ? [...steps, { value: none, label: words.scale.notApplicable, divided: words.scale.or }] : steps;
}

function step(item: Item, n: number): string {
  const end = n === 1 ? item.lowLabel : n === item.points ? item.highLabel : undefined;
  const count = words.scale.of(n, item.points ?? 0);
  return end ? `${count} – ${end}` : count;
}

function said(item: Item, answer?: Answer): string {
  if (answer?.missing) return words.scale.notApplicable;
  return answer?.value === undefined ? '' : step(item, answer.value);
}

export const scale: ItemKind = { View, said };
