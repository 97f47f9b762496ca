import accessibleAutocomplete from 'accessible-autocomplete';
import { words } from '../../i18n';

export type Attach = { box: HTMLElement; id: string; name: string; shown: string; names: string[]; error: () => string | undefined; onText: (text: string) => void };

// attach puts the combobox into an empty box. It is a library of its own, drawn
// once: later values come from the person, not from the form.
export function attach({ box, id, name, shown, names, error, onText }: Attach): void {
  accessibleAutocomplete({
    element: box,
    id,
    name,
    defaultValue: shown,
    source: (query: string, populate: (found: string[]) => void) => populate(matching(names, query)),
    minLength: 1,
    confirmOnBlur: true,
    showNoOptionsFound: true,
    displayMenu: 'overlay',
    cssNamespace: 'app-autocomplete',
    inputClasses: 'govuk-input',
    tNoResults: () => words.area.none,
    tAssistiveHint: () => [error(), words.area.hint].filter(Boolean).join('. '),
    onConfirm: (chosen?: string) => chosen !== undefined && onText(chosen),
  });
  box.querySelector('input')?.addEventListener('input', (event) => onText((event.target as HTMLInputElement).value));
}

// A name that begins with what was typed stands before one that contains it.
export function matching(names: string[], query: string): string[] {
  const asked = plain(query);
  const rank = (name: string) => (plain(name).startsWith(asked) ? 0 : plain(name).includes(` ${asked}`) ? 1 : 2);
  return names.filter((name) => plain(name).includes(asked)).sort((a, b) => rank(a) - rank(b)).slice(0, 12);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('&', 'and').replace(/[^a-z0-9 ]/g, '').trim();
}
