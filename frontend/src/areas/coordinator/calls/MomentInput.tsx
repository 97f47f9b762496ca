import type { JSX } from 'preact';
import { DateInput } from '../../../govuk/DateInput';
import { TextInput } from '../../../govuk/TextInput';
import type { FieldBinding } from '../../../questions/useForm';
import { words as say } from './words';

type Props = { date: FieldBinding<string>; time: FieldBinding<string>; label: string; hint?: string };

// MomentInput asks for a day and a time of London.
export function MomentInput({ date, time, label, hint }: Props): JSX.Element {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{label}</legend>
      {hint && <p class="govuk-hint">{hint}</p>}
      <DateInput {...date} label={say.date} />
      <TextInput {...time} label={say.time} hint={say.timeHint} width={10} spellcheck={false} autocomplete="off" />
    </fieldset>
  );
}
