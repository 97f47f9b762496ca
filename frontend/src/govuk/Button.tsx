import type { ComponentChildren, JSX } from 'preact';
import { Link } from 'wouter-preact';
import { joined } from './parts';

type Look = 'primary' | 'secondary' | 'warning';
type Props = { children: ComponentChildren; look?: Look; busy?: boolean; type?: 'submit' | 'button'; onClick?: () => void; label?: string };

const looks = { primary: undefined, secondary: 'govuk-button--secondary', warning: 'govuk-button--warning' };

// Button ignores the second click of a double click, also when the first one has
// brought another page with a button in the same place, and any click while
// busy. It is never disabled: a disabled button loses focus and says nothing.
export function Button(props: Props): JSX.Element {
  const click = (event: MouseEvent) => {
    if (props.busy || event.detail > 1) return event.preventDefault();
    props.onClick?.();
  };
  return (
    <button
      type={props.type ?? (props.onClick ? 'button' : 'submit')}
      class={joined('govuk-button', looks[props.look ?? 'primary'])}
      aria-disabled={props.busy || undefined}
      aria-label={props.label}
      onClick={click}
    >
      {props.children}
    </button>
  );
}

type LinkProps = { href: string; children: ComponentChildren; look?: Look };

// ButtonLink goes to a page and looks like a button.
export function ButtonLink({ href, children, look = 'primary' }: LinkProps): JSX.Element {
  return <Link href={href} class={joined('govuk-button', looks[look])}>{children}</Link>;
}

type PlainProps = { children: ComponentChildren; onClick: () => void; label?: string };

// LinkButton does something and looks like a link.
export function LinkButton({ children, onClick, label }: PlainProps): JSX.Element {
  return <button type="button" class="app-link-button" aria-label={label} onClick={onClick}>{children}</button>;
}

export function ButtonGroup({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="govuk-button-group">{children}</div>;
}
