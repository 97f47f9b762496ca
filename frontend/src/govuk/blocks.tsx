import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { words } from '../i18n';

type Body = { children: ComponentChildren };

// Panel is the green box of a confirmation page; it holds the page's h1.
export function Panel({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title" tabIndex={-1}>{title}</h1>
      {children && <div class="govuk-panel__body">{children}</div>}
    </div>
  );
}

// NotificationBanner tells what just happened (success takes the focus) or what
// matters on this page; more stands below its first sentence.
export function NotificationBanner({ success, more, children }: Body & { success?: boolean; more?: ComponentChildren }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (success) box.current?.focus();
  }, [success]);
  return (
    <div
      ref={box}
      class={`govuk-notification-banner${success ? ' govuk-notification-banner--success' : ''}`}
      role={success ? 'alert' : 'region'}
      aria-labelledby="banner-title"
      tabIndex={success ? -1 : undefined}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="banner-title">{success ? words.banner.success : words.banner.important}</h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{children}</p>
        {more}
      </div>
    </div>
  );
}

export function BackLink({ href, onClick }: { href: string; onClick?: (event: MouseEvent) => void }): JSX.Element {
  return <nav aria-label={words.back}><Link href={href} class="govuk-back-link" onClick={onClick}>{words.back}</Link></nav>;
}

export function Breadcrumbs({ trail }: { trail: { label: string; href: string }[] }): JSX.Element {
  return (
    <nav class="govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile" aria-label={words.breadcrumb}>
      <ol class="govuk-breadcrumbs__list">
        {trail.map(({ label, href }) => (
          <li key={href} class="govuk-breadcrumbs__list-item"><Link href={href} class="govuk-breadcrumbs__link">{label}</Link></li>
        ))}
      </ol>
    </nav>
  );
}

export function InsetText({ children }: Body): JSX.Element {
  return <div class="govuk-inset-text">{children}</div>;
}

export function WarningText({ children }: Body): JSX.Element {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
      <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{words.warning}</span>{children}</strong>
    </div>
  );
}

export function Details({ summary, children }: Body & { summary: string }): JSX.Element {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}

// EmptyState says that a list is empty and names the next act.
export function EmptyState({ text, children }: { text: string; children?: ComponentChildren }): JSX.Element {
  return <div class="app-empty"><p class="govuk-body">{text}</p>{children}</div>;
}

export function Card({ children }: Body): JSX.Element {
  return <div class="app-card">{children}</div>;
}

export function Waiting(): JSX.Element {
  return <p class="app-waiting" role="status">{words.waiting}</p>;
}

// Figure words for columns: two thirds for text, the whole width for tables.
export function TwoThirds({ children }: Body): JSX.Element {
  return <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{children}</div></div>;
}
