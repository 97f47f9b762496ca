import type { ComponentChildren, JSX } from 'preact';
import type { FieldProps } from './parts';
import { Fieldset } from './Field';

export type Choice = { value: string; label: ComponentChildren; hint?: ComponentChildren; divided?: string };

type Props = FieldProps & { choices: Choice[]; small?: boolean; inline?: boolean; onBlur?: () => void };

// Radios are stacked and never chosen beforehand. The first one carries the
// field's id, so that the error summary can lead to it. A choice with `divided`
// has that word ("or") above it.
export function Radios(props: Props): JSX.Element {
  return (
    <Fieldset id={props.id} legend={props.label} hint={props.hint} error={props.error} optional={props.optional} heading={props.heading}>
      <div class={`govuk-radios${props.small ? ' govuk-radios--small' : ''}${props.inline ? ' govuk-radios--inline' : ''}`}>
        {props.choices.map((choice, at) => {
          const id = at === 0 ? props.id : `${props.id}-${at + 1}`;
          return (
            <>
              {choice.divided && <div class="govuk-radios__divider">{choice.divided}</div>}
              <div class="govuk-radios__item" key={choice.value}>
                <input
                  class="govuk-radios__input"
                  id={id}
                  name={props.name}
                  type="radio"
                  value={choice.value}
                  checked={props.value === choice.value}
                  aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
                  onChange={() => props.onValue(choice.value)}
                />
                <label class="govuk-label govuk-radios__label" for={id}>{choice.label}</label>
                {choice.hint && <div id={`${id}-item-hint`} class="govuk-hint govuk-radios__hint">{choice.hint}</div>}
              </div>
            </>
          );
        })}
      </div>
    </Fieldset>
  );
}
