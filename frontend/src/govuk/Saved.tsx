import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clock, words } from '../i18n';
import { A } from './A';
import { Button, ButtonGroup, LinkButton } from './Button';
import { beyond } from './together';

export type SavedState = 'idle' | 'waiting' | 'saving' | 'saved' | 'held' | 'failed' | 'conflict';
type By = { name: string; you: boolean; at: string };
export type SavedProps = { state: SavedState; savedAt?: string; by?: By; onPutBack?: () => void };

// SavedIndicator says politely where the text is: "Saved 14:02".
export function SavedIndicator({ state, savedAt, by, onPutBack }: SavedProps): JSX.Element {
  const pressing = state === 'held' || state === 'failed' || state === 'conflict';
  return (
    <div class={`app-saved${pressing ? ' app-saved--held' : ''}`}>
      <p role="status" aria-live="polite">{said(state, savedAt, by)}</p>
      {onPutBack && <p>{words.conflict.taken} <LinkButton onClick={onPutBack}>{words.conflict.putBack}</LinkButton></p>}
    </div>
  );
}

function said(state: SavedState, savedAt?: string, by?: By): string {
  if (state === 'saving') return words.saved.saving;
  if (state === 'held') return words.saved.held;
  if (state === 'failed') return words.saved.failed;
  if (state === 'conflict') return words.saved.conflict(words.conflict.who(by?.name ?? '', by?.you ?? false), by ? clock(by.at) : '');
  return savedAt ? words.saved.at(clock(savedAt)) : '';
}

export type Versions = { label: string; mine: string; theirs: string; long: boolean };
export type ConflictProps = {
  by?: By;
  fields: Versions[];
  // asked counts how often the person tried to go on: then the choice takes focus.
  asked: number;
  history?: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onCombine: () => void;
};

// ConflictView shows what somebody else saved, beside the fields, and lets the
// person choose. It moves nothing and takes no focus while somebody types.
export function ConflictView(props: ConflictProps): JSX.Element {
  const say = words.conflict;
  const { by, fields, asked, history } = props;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked > 0) box.current?.focus();
  }, [asked]);
  const theirs = by && !by.you ? say.takeFrom(by.name) : say.takeTheirs;
  return (
    <section class="app-conflict" aria-labelledby="conflict-title" ref={box} tabIndex={-1}>
      <h2 class="govuk-heading-m" id="conflict-title">{by && !by.you ? say.titleBy(by.name, clock(by.at)) : say.title}</h2>
      {fields.map((field) => <Theirs key={field.label} {...field} />)}
      {fields.some(({ long }) => long) && <p class="app-conflict__note">{say.marked}</p>}
      <h3 class="govuk-heading-s">{say.choose}</h3>
      <ButtonGroup>
        {fields.some(({ long }) => long) && <Button onClick={props.onCombine}>{say.combine}</Button>}
        <Button look="secondary" onClick={props.onKeepMine}>{say.keepMine}</Button>
        <Button look="secondary" onClick={props.onTakeTheirs}>{theirs}</Button>
      </ButtonGroup>
      {history && <p class="govuk-body">{say.kept} <A href={history}>{say.history}</A></p>}
    </section>
  );
}

function Theirs({ label, mine, theirs, long }: Versions): JSX.Element {
  return (
    <>
      <h3 class="govuk-heading-s">{label}</h3>
      {!theirs && <p class="govuk-body">{words.conflict.empty}</p>}
      {theirs && !long && <p class="app-conflict__text">{theirs}</p>}
      {theirs && long && (
        <div class="app-conflict__text">
          {beyond(mine, theirs).map(({ text, extra }, at) => <p key={at}>{extra ? <ins>{text}</ins> : text}</p>)}
        </div>
      )}
    </>
  );
}
