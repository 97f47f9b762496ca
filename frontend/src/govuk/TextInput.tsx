import type { JSX } from 'preact';
import type { FieldProps } from './parts';
import { joined } from './parts';
import { FieldError, FormGroup, Hint, hintAndError, Label } from './Field';

type Props = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'password';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email';
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  spellcheck?: boolean;
};

export function TextInput(props: Props): JSX.Element {
  return (
    <FormGroup error={props.error}>
      <Label for={props.id} label={props.label} optional={props.optional} heading={props.heading} />
      <Hint {...props} />
      <FieldError {...props} />
      <input
        class={joined('govuk-input', !!props.error && 'govuk-input--error', !!props.width && `govuk-input--width-${props.width}`)}
        id={props.id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete}
        inputMode={props.inputmode}
        spellcheck={props.spellcheck ?? (props.type === 'email' ? false : undefined)}
        aria-describedby={hintAndError(props)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </FormGroup>
  );
}
