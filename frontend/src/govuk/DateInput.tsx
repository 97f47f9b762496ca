import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { monthOf, words } from '../i18n';
import type { FieldProps } from './parts';
import { joined } from './parts';
import { Fieldset } from './Field';

type Props = FieldProps;
type Typed = { year: string; month: string; day: string };

// DateInput holds "2026-11-27", also when the month is typed by its name; while it
// is half typed, or typed wrong, it holds that ("2026-11-"), so that the server can
// say what is missing.
export function DateInput(props: Props): JSX.Element {
  const [typed, setTyped] = useState<Typed>(() => split(props.value));
  const shown = join(typed) === props.value ? typed : split(props.value);
  const box = (part: keyof Typed, label: string, at: string, width: number) => (
    <div class="govuk-date-input__item">
      <label class="govuk-label govuk-date-input__label" for={at}>{label}</label>
      <input
        class={joined('govuk-input govuk-date-input__input', `govuk-input--width-${width}`, !!props.error && 'govuk-input--error')}
        id={at}
        name={`${props.name}-${part}`}
        type="text"
        inputMode="numeric"
        value={shown[part]}
        onInput={(event) => {
          const next = { ...shown, [part]: event.currentTarget.value.trim() };
          setTyped(next);
          props.onValue(join(next));
        }}
      />
    </div>
  );
  return (
    <Fieldset id={props.id} legend={props.label} hint={props.hint} error={props.error} optional={props.optional} heading={props.heading}>
      <div class="govuk-date-input">
        {box('day', words.date.day, props.id, 2)}
        {box('month', words.date.month, `${props.id}-month`, 2)}
        {box('year', words.date.year, `${props.id}-year`, 4)}
      </div>
    </Fieldset>
  );
}

function split(value: string): Typed {
  const [year = '', month = '', day = ''] = value.split('-');
  return { year, month: bare(month), day: bare(day) };
}

function join(typed: Typed): string {
  if (!typed.year && !typed.month && !typed.day) return '';
  return [typed.year, monthOf(typed.month) ?? padded(typed.month), padded(typed.day)].join('-');
}

const bare = (text: string) => text.replace(/^0(?=\d)/, '');
const padded = (text: string) => (/^\d$/.test(text) ? `0${text}` : text);
