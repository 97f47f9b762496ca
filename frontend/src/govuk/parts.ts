import type { ComponentChildren } from 'preact';

// What every field takes. form.field('name') of useForm fills id, name, value,
// error and onValue.
export type FieldProps<V = string> = {
  id: string;
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  optional?: boolean;
  // heading makes the label (or legend) the page's h1: for pages that ask one thing.
  heading?: boolean;
  value: V;
  onValue: (value: V) => void;
};

export function describedBy(...ids: (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(' ') || undefined;
}

export function joined(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
