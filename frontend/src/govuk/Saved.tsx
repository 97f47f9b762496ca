import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clock, words } from '../i18n';
import { Button, ButtonGroup } from './Button';

export type SavedState = 'idle' | 'waiting' | 'saving' | 'saved' | 'held' | 'failed' | 'conflict';

// SavedIndicator says politely where the text is: "Saved 14:02".
export function SavedIndicator({ state, savedAt }: { state: SavedState; savedAt?: string }): JSX.Element {
  return <p class={`app-saved${state === 'held' || state === 'failed' ? ' app-saved--held' : ''}`} role="status" aria-live="polite">{said(state, savedAt)}</p>;
}

function said(state: SavedState, savedAt?: string): string {
  if (state === 'saving') return words.saved.saving;
  if (state === 'held') return words.saved.held;
  if (state === 'failed') return words.saved.failed;
  if (state === 'conflict') return words.saved.conflict;
  return savedAt ? words.saved.at(clock(savedAt)) : '';
}

export type Versions = { label: string; mine: string; theirs: string };
type Props = { fields: Versions[]; onKeepMine: () => void; onTakeTheirs: () => void };

// ConflictView shows both versions of each field that differs and lets the
// person choose. Nothing is dropped before they did.
export function ConflictView({ fields, onKeepMine, onTakeTheirs }: Props): JSX.Element {
  const say = words.conflict;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section class="app-conflict" aria-labelledby="conflict-title" ref={box} tabIndex={-1}>
      <h2 class="govuk-heading-m" id="conflict-title">{say.title}</h2>
      <p class="govuk-body">{say.body}</p>
      {fields.map(({ label, mine, theirs }) => (
        <div key={label}>
          <h3 class="govuk-heading-s">{label}</h3>
          <div class="app-conflict__versions">
            <div><p class="govuk-body app-strong">{say.mine}</p><p class="app-conflict__text">{mine || say.empty}</p></div>
            <div><p class="govuk-body app-strong">{say.theirs}</p><p class="app-conflict__text">{theirs || say.empty}</p></div>
          </div>
        </div>
      ))}
      <ButtonGroup>
        <Button onClick={onKeepMine}>{say.keepMine}</Button>
        <Button look="secondary" onClick={onTakeTheirs}>{say.takeTheirs}</Button>
      </ButtonGroup>
    </section>
  );
}
