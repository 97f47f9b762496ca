import type { TagColour } from '../govuk/Tag';

// Audience is who reads a word: the same state is told differently to the
// person it happened to and to the team.
export type Audience = 'everybody' | 'applicant' | 'participant' | 'partner' | 'inviter' | 'invitee' | 'manager' | 'coordinator' | 'evaluator';

export type Said = { text: string; colour?: TagColour; hint?: string };

// States is a vocabulary in words: every key of it, for every audience that
// reads it. A key that the server adds or drops is a type error in its table.
export type States<Key extends string, Reader extends Audience> = Record<Key, Record<Reader, Said>>;

type Table<Reader extends Audience> = States<string, Reader>;

// said is the word for a key that may be empty or newer than this page.
export function said<Reader extends Audience>(table: Table<Reader>, reader: NoInfer<Reader>, key: string): string {
  return table[key]?.[reader].text ?? '';
}

// choices are the keys to choose from, all of them or those given, in words.
export function choices<Reader extends Audience>(table: Table<Reader>, reader: NoInfer<Reader>, keys = Object.keys(table)): { value: string; label: string; hint?: string }[] {
  return keys.map((value) => ({ value, label: said(table, reader, value), hint: table[value]?.[reader].hint }));
}
