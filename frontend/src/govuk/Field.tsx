import type { ComponentChildren, JSX } from 'preact';
import { words } from '../i18n';
import { describedBy, joined } from './parts';

type Parts = { id: string; hint?: ComponentChildren; error?: string };

export function Hint({ id, hint }: Parts): JSX.Element | null {
  return hint ? <div id={`${id}-hint`} class="govuk-hint">{hint}</div> : null;
}

export function FieldError({ id, error }: Parts): JSX.Element | null {
  if (!error) return null;
  return (
    <p id={`${id}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{words.summary.prefix}</span> {error}
    </p>
  );
}

export function hintAndError({ id, hint, error }: Parts, more?: string): string | undefined {
  return describedBy(!!hint && `${id}-hint`, !!error && `${id}-error`, more);
}

type LabelProps = { for: string; label: ComponentChildren; optional?: boolean; heading?: boolean };

export function Label(props: LabelProps): JSX.Element {
  const text = <>{props.label}{props.optional && ` ${words.optional}`}</>;
  if (!props.heading) return <label class="govuk-label" for={props.for}>{text}</label>;
  return (
    <h1 class="govuk-label-wrapper" tabIndex={-1}>
      <label class="govuk-label govuk-label--l" for={props.for}>{text}</label>
    </h1>
  );
}

type GroupProps = { error?: string; children: ComponentChildren; class?: string };

export function FormGroup(props: GroupProps): JSX.Element {
  return <div class={joined('govuk-form-group', !!props.error && 'govuk-form-group--error', props.class)}>{props.children}</div>;
}

type FieldsetProps = Parts & { legend: ComponentChildren; optional?: boolean; heading?: boolean; describedBy?: string; children: ComponentChildren };

// Fieldset is the frame of every group of controls that answer one question.
export function Fieldset(props: FieldsetProps): JSX.Element {
  const text = <>{props.legend}{props.optional && ` ${words.optional}`}</>;
  return (
    <FormGroup error={props.error}>
      <fieldset class="govuk-fieldset" aria-describedby={hintAndError(props, props.describedBy)}>
        <legend class={joined('govuk-fieldset__legend', props.heading ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s')}>
          {props.heading ? <h1 class="govuk-fieldset__heading" tabIndex={-1}>{text}</h1> : text}
        </legend>
        <Hint {...props} />
        <FieldError {...props} />
        {props.children}
      </fieldset>
    </FormGroup>
  );
}
