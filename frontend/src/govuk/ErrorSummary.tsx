import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../i18n';

export type ErrorLine = { text: string; id?: string };
type Props = { errors: ErrorLine[]; attempt?: number };

// ErrorSummary takes the focus each time `attempt` grows, and leads to fields
// without changing the address.
export function ErrorSummary({ errors, attempt = 1 }: Props): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const any = errors.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, attempt]);
  if (!any) return null;
  return (
    <div class="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{words.summary.title}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ text, id }) => (
              <li key={`${id} ${text}`}>
                {id ? <a href={`#${id}`} onClick={(event) => lead(event, id)}>{text}</a> : <span class="app-error-line">{text}</span>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

function lead(event: Event, id: string): void {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  const frame = field.closest('fieldset')?.querySelector('legend') ?? (field as HTMLInputElement).labels?.[0];
  (frame ?? field).scrollIntoView?.();
  field.focus({ preventScroll: true });
}
