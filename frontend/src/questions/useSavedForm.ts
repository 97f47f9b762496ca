import { useState } from 'preact/hooks';
import type { Problem } from '../api/problem';
import type { ConflictProps, SavedProps, Versions } from '../govuk/Saved';
import { together } from '../govuk/together';
import { type Author, type Autosave, type Joined, same, useAutosave } from './useAutosave';
import { type Form, useForm } from './useForm';

type Values = Record<string, unknown>;

type Options<V extends Values> = {
  initial: V;
  version: number;
  save: (values: V, version: number) => Promise<{ version: number; savedAt?: string }>;
  reread: () => Promise<{ value: V; version: number; by?: Author }>;
  // labels name the fields in the conflict view; a field without a label is not shown.
  labels: Partial<Record<keyof V & string, string>>;
  // show turns a value into the words a person knows it by, for the conflict view.
  show?: (name: keyof V & string, value: unknown) => string;
  // blank runs on Continue, before saving, for what cannot be sent at all.
  blank?: (values: V) => Partial<Record<keyof V & string, string>>;
  // check runs on Continue, after saving: half an answer is kept but not passed.
  check?: (values: V) => Partial<Record<keyof V & string, string>>;
  done: (values: V) => void;
  pointers?: (pointer: string) => string;
  refused?: (problem: Problem) => boolean;
  // still saves on Continue only.
  still?: boolean;
  // long names the fields of which two versions can be put together.
  long?: readonly (keyof V & string)[];
  // history is the page that shows earlier versions.
  history?: string;
};

export type SavedForm<V extends Values> = Form<V> & { saved: SavedProps; conflict?: ConflictProps };

// useSavedForm is a form over one stored thing: saved after typing and on
// Continue, with the other version shown when somebody else was faster.
export function useSavedForm<V extends Values>(options: Options<V>): SavedForm<V> {
  const [asked, ask] = useState(0);
  const [dropped, drop] = useState<V>();
  const form: Form<V> = useForm<V, boolean>({
    initial: options.initial,
    send: async () => {
      const stored = await auto.flush();
      if (!stored) ask((before) => before + 1);
      return stored;
    },
    blank: options.blank,
    // A conflict is shown by itself: first things first.
    check: (values, stored) => (stored && options.check?.(values)) || {},
    done: (stored, values) => stored && options.done(values),
    pointers: options.pointers,
    refused: options.refused,
  });
  const auto: Autosave<V> = useAutosave<V>({
    value: form.values,
    latest: form.latest,
    version: options.version,
    save: options.save,
    reread: options.reread,
    join: joined,
    take: (value) => form.set(value),
    still: options.still,
  });
  const settle = (choose: () => void) => () => {
    ask(0);
    choose();
  };
  const conflict = auto.theirs && {
    by: auto.theirs.by,
    fields: differing(form.values, auto.theirs.value, options),
    asked,
    history: options.history,
    onKeepMine: settle(() => void auto.keepMine().catch(() => form.submit())),
    onTakeTheirs: settle(() => {
      drop(form.latest());
      auto.takeTheirs();
    }),
    onCombine: settle(() => void auto.keepMine(combined(form.latest(), auto.theirs!.value, options.long ?? []))),
  };
  const putBack = dropped && !same(dropped, form.values) ? settle(() => (form.set(dropped), drop(undefined))) : undefined;
  return { ...form, saved: { state: auto.state, savedAt: auto.savedAt, by: auto.theirs?.by, onPutBack: putBack }, conflict };
}

// combined is mine with what theirs has beyond it in the long texts.
function combined<V extends Values>(mine: V, theirs: V, long: readonly (keyof V & string)[]): V {
  const out: Values = { ...mine };
  for (const name of long) out[name] = together(String(mine[name] ?? ''), String(theirs[name] ?? ''));
  return out as V;
}

// joined keeps from both what only one of them changed. Spaces around a text
// are no change: the server trims them.
export function joined<V extends Values>(base: V, mine: V, theirs: V): Joined<V> {
  const out: Joined<Values> = { mine: { ...theirs }, theirs: { ...theirs }, clash: false };
  for (const name of Object.keys(mine).filter((one) => !equal(mine[one], base[one]))) {
    out.mine[name] = mine[name];
    if (equal(theirs[name], base[name])) out.theirs[name] = mine[name];
    else if (!equal(theirs[name], mine[name])) out.clash = true;
  }
  return out as Joined<V>;
}

function equal(a: unknown, b: unknown): boolean {
  const bare = (value: unknown) => (typeof value === 'string' ? value.trim() : value);
  return JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}

function differing<V extends Values>(mine: V, theirs: V, options: Options<V>): Versions[] {
  const show = options.show ?? ((_name, value) => String(value ?? ''));
  return (Object.keys(options.labels) as (keyof V & string)[])
    .filter((name) => !same(mine[name], theirs[name]))
    .map((name) => ({ label: options.labels[name]!, mine: show(name, mine[name]), theirs: show(name, theirs[name]), long: options.long?.includes(name) ?? false }));
}
