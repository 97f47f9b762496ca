import type { JSX } from 'preact';
import type { FieldProps } from './parts';
import { Fieldset } from './Field';
import type { Choice } from './Radios';

type Props = FieldProps<string[]> & { choices: Choice[] };

export function Checkboxes(props: Props): JSX.Element {
  const toggle = (value: string, on: boolean) =>
    props.onValue(props.choices.map((c) => c.value).filter((v) => (v === value ? on : props.value.includes(v))));
  return (
    <Fieldset id={props.id} legend={props.label} hint={props.hint} error={props.error} optional={props.optional} heading={props.heading}>
      <div class="govuk-checkboxes">
        {props.choices.map((choice, at) => {
          const id = at === 0 ? props.id : `${props.id}-${at + 1}`;
          return (
            <div class="govuk-checkboxes__item" key={choice.value}>
              <input
                class="govuk-checkboxes__input"
                id={id}
                name={props.name}
                type="checkbox"
                value={choice.value}
                checked={props.value.includes(choice.value)}
                aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
                onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={id}>{choice.label}</label>
              {choice.hint && <div id={`${id}-item-hint`} class="govuk-hint govuk-checkboxes__hint">{choice.hint}</div>}
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}

type OneProps = FieldProps<boolean>;

// Checkbox is one statement to tick.
export function Checkbox(props: OneProps): JSX.Element {
  return (
    <div class={`govuk-form-group${props.error ? ' govuk-form-group--error' : ''}`}>
      {props.error && <p id={`${props.id}-error`} class="govuk-error-message">{props.error}</p>}
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={props.id}
            name={props.name}
            type="checkbox"
            checked={props.value}
            aria-describedby={props.hint ? `${props.id}-item-hint` : undefined}
            onChange={(event) => props.onValue(event.currentTarget.checked)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={props.id}>{props.label}</label>
          {props.hint && <div id={`${props.id}-item-hint`} class="govuk-hint govuk-checkboxes__hint">{props.hint}</div>}
        </div>
      </div>
    </div>
  );
}
