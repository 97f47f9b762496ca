import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, problemFrom } from '../api/problem';
import { words } from '../i18n';
import type { ErrorLine } from '../govuk/ErrorSummary';

type Values = Record<string, unknown>;

export type FieldBinding<V> = { id: string; name: string; value: V; error?: string; onValue: (value: V) => void };

export type FormOptions<V extends Values, R> = {
  initial: V;
  // send gives the values to the server; what it throws is shown at the fields.
  send: (values: V) => Promise<R>;
  // blank names what is missing before anything is sent, where the server would
  // answer in more general words.
  blank?: (values: V) => Partial<Record<keyof V & string, string>>;
  // check names what is missing once the server took the values, for what a
  // draft may leave empty and Continue may not. The server stays the judge.
  check?: (values: V, result: R) => Partial<Record<keyof V & string, string>>;
  done?: (result: R, values: V) => void;
  // refused takes a problem the page wants to treat itself; true means treated.
  refused?: (problem: Problem) => boolean;
  // pointers names the field of a server pointer; by default "/line/email" is "line.email".
  pointers?: (pointer: string) => string;
};

export type Form<V extends Values> = {
  values: V;
  // latest is what stands in the fields at this moment, before the next drawing.
  latest: () => V;
  set: (changes: Partial<V>) => void;
  field: <K extends keyof V & string>(name: K) => FieldBinding<V[K]>;
  errors: ErrorLine[];
  attempt: number;
  problem?: Problem;
  sending: boolean;
  submit: (event?: Event) => Promise<void>;
};

type Failure = { problem: Problem; attempt: number };

// useForm keeps what was typed whatever happens, and shows what the server said
// at the field and in the summary, in the same words.
export function useForm<V extends Values, R = unknown>(options: FormOptions<V, R>): Form<V> {
  const [values, setValues] = useState<V>(options.initial);
  const [failure, setFailure] = useState<Failure>();
  const [sending, setSending] = useState(false);
  const [known, alive, busy] = [useRef(new Set<string>()), useRef(true), useRef(false)];
  useEffect(() => () => void (alive.current = false), [alive]);

  const latest = useRef(values);
  latest.current = values;
  const set = (changes: Partial<V>) => setValues((before) => (latest.current = { ...before, ...changes }));
  const name = options.pointers ?? dotted;
  const errors = failure ? lines(failure.problem, name, known.current) : [];

  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    try {
      const sent = latest.current;
      refuse(options.blank?.(sent) ?? {});
      const result = await options.send(sent);
      refuse(options.check?.(sent, result) ?? {});
      if (alive.current) setFailure(undefined);
      options.done?.(result, sent);
    } catch (thrown) {
      const problem = problemFrom(thrown);
      if (!options.refused?.(problem)) setFailure((before) => ({ problem, attempt: (before?.attempt ?? 0) + 1 }));
    } finally {
      busy.current = false;
      if (alive.current) setSending(false);
    }
  };

  const field = <K extends keyof V & string>(key: K): FieldBinding<V[K]> => {
    known.current.add(key);
    const id = idOf(key);
    return { id, name: key, value: values[key], error: errors.find((e) => e.id === id)?.text, onValue: (value) => set({ [key]: value } as unknown as Partial<V>) };
  };

  return { values, latest: () => latest.current, set, field, errors, attempt: failure?.attempt ?? 0, problem: failure?.problem, sending, submit };
}

function refuse(missing: Partial<Record<string, string>>): void {
  const errors = Object.entries(missing).flatMap(([name, detail]) => (detail ? [{ pointer: `/${name.replaceAll('.', '/')}`, detail }] : []));
  if (errors.length > 0) throw new Problem(422, { title: words.summary.title, errors });
}

export function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '-');
}

function dotted(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '.');
}

// An error that belongs to no field on the page still stands in the summary.
function lines(problem: Problem, name: (pointer: string) => string, known: Set<string>): ErrorLine[] {
  if (problem.fields.length === 0) return [{ text: problem.detail }];
  return problem.fields.map(({ pointer, detail }) => {
    const key = name(pointer);
    return { text: detail, id: known.has(key) ? idOf(key) : undefined };
  });
}
