import type { JSX } from 'preact';
import { words } from '../i18n';
import type { FieldProps } from './parts';
import { joined } from './parts';
import { FieldError, FormGroup, Hint, hintAndError, Label } from './Field';

type Option = { value: string; label: string };
type Props = FieldProps & { options: Option[]; none?: string };

export function Select(props: Props): JSX.Element {
  return (
    <FormGroup error={props.error}>
      <Label for={props.id} label={props.label} optional={props.optional} heading={props.heading} />
      <Hint {...props} />
      <FieldError {...props} />
      <select
        class={joined('govuk-select', !!props.error && 'govuk-select--error')}
        id={props.id}
        name={props.name}
        value={props.value}
        aria-describedby={hintAndError(props)}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        <option value="">{props.none ?? words.select.none}</option>
        {props.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </FormGroup>
  );
}
