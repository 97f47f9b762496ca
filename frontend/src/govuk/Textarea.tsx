import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../i18n';
import type { FieldProps } from './parts';
import { joined } from './parts';
import { FieldError, FormGroup, Hint, hintAndError, Label } from './Field';

type Props = FieldProps & { rows?: number; limit?: number; onBlur?: () => void };

export function Textarea(props: Props): JSX.Element {
  const count = props.limit === undefined ? undefined : `${props.id}-count`;
  return (
    <FormGroup error={props.error} class={count && 'govuk-character-count'}>
      <Label for={props.id} label={props.label} optional={props.optional} heading={props.heading} />
      <Hint {...props} />
      <FieldError {...props} />
      <textarea
        class={joined('govuk-textarea', !!props.error && 'govuk-textarea--error')}
        id={props.id}
        name={props.name}
        rows={props.rows ?? 6}
        value={props.value}
        aria-describedby={hintAndError(props, count)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
      {count && <CharacterCount id={count} limit={props.limit!} used={props.value.length} />}
    </FormGroup>
  );
}

// The sighted read the count at once, a screen reader a second after typing stops.
function CharacterCount({ id, limit, used }: { id: string; limit: number; used: number }): JSX.Element {
  const left = limit - used;
  const text = left < 0 ? words.characters.over(-left) : words.characters.left(left);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (used === 0) return;
    const timer = setTimeout(() => setSpoken(text), 1000);
    return () => clearTimeout(timer);
  }, [text, used]);
  return (
    <>
      <div id={id} class="govuk-visually-hidden">{words.characters.limit(limit)}</div>
      <div class={joined('govuk-character-count__message', left < 0 ? 'govuk-error-message' : 'govuk-hint')} aria-hidden="true">{text}</div>
      <div class="govuk-visually-hidden" aria-live="polite">{spoken}</div>
    </>
  );
}
