import type { ComponentChildren, JSX } from 'preact';
import { Link } from 'wouter-preact';

type Props = { href: string; children: ComponentChildren; muted?: boolean };

// A is a link inside the app.
export function A({ href, children, muted }: Props): JSX.Element {
  return <Link href={href} class={`govuk-link${muted ? ' govuk-link--muted' : ''}`}>{children}</Link>;
}

export function Hidden({ children }: { children: ComponentChildren }): JSX.Element {
  return <span class="govuk-visually-hidden"> {children}</span>;
}
