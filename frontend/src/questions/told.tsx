import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { NotificationBanner } from '../govuk/blocks';

// told travels with a navigation to the page that says what was done:
// navigate(path, told('Call created')). It is gone when the page is left.
export function told(text: string): { replace: true; state: { told: string } } {
  return { replace: true, state: { told: text } };
}

export function Told(): JSX.Element | null {
  const [text] = useState(() => (history.state as { told?: string } | null)?.told);
  useEffect(() => {
    if (text) history.replaceState(null, '');
  }, [text]);
  return text ? <NotificationBanner success>{text}</NotificationBanner> : null;
}
