import type { JSX } from 'preact';
import { words } from '../i18n';

export function SkipLink(): JSX.Element {
  const skip = (event: Event) => {
    event.preventDefault();
    const main = document.getElementById('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
    main?.addEventListener('blur', () => main.removeAttribute('tabindex'), { once: true });
  };
  return <a href="#main" class="govuk-skip-link" onClick={skip}>{words.skip}</a>;
}
