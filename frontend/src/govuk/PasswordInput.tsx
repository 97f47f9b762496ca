import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../i18n';
import type { FieldProps } from './parts';
import { joined } from './parts';
import { FieldError, FormGroup, Hint, hintAndError, Label } from './Field';

type Props = FieldProps & { autocomplete: 'current-password' | 'new-password' };

export function PasswordInput(props: Props): JSX.Element {
  const [shown, setShown] = useState(false);
  const say = words.password;
  return (
    <FormGroup error={props.error} class="govuk-password-input">
      <Label for={props.id} label={props.label} heading={props.heading} />
      <Hint {...props} />
      <FieldError {...props} />
      <div class="app-password">
        <input
          class={joined('govuk-input', !!props.error && 'govuk-input--error')}
          id={props.id}
          name={props.name}
          type={shown ? 'text' : 'password'}
          value={props.value}
          autocomplete={props.autocomplete}
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={hintAndError(props)}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
        <button
          type="button"
          class="govuk-button govuk-button--secondary app-password__toggle"
          aria-controls={props.id}
          aria-label={shown ? say.hideLabel : say.showLabel}
          onClick={() => setShown(!shown)}
        >
          {shown ? say.hide : say.show}
        </button>
      </div>
    </FormGroup>
  );
}
