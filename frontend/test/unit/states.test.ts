import { describe, expect, it } from 'vitest';
import { type Said } from '../../src/states';

type Table = Record<string, Record<string, Said>>;
const name = (path: string) => path.split('/').pop()!.replace('.ts', '');
const modules = import.meta.glob<Record<string, Table>>(['../../src/states/*.ts', '!**/index.ts'], { eager: true });
const texts = import.meta.glob<string>(['../../src/states/*.ts', '!**/index.ts'], { eager: true, query: '?raw', import: 'default' });

// Other programs read these files line by line, so how they are written counts.
describe.each(Object.keys(texts))('%s', (path) => {
  const text = texts[path]!;
  const tables = Object.values(modules[path]!);

  it('begins with the name of its one vocabulary', () => {
    expect(text.split('\n')[0]).toMatch(new RegExp(`^// Vocabulary ${name(path)}: \\S`));
    expect(tables).toHaveLength(1);
  });

  it('has each key on a line of its own, two spaces in', () => {
    const body = text.slice(text.indexOf('export const')).split('\n').slice(1);
    const keys = body.flatMap((line) => /^ {2}(?:(\w+)|'([^']+)'): \{/.exec(line)?.slice(1).filter(Boolean) ?? []);
    expect(keys).toEqual(Object.keys(tables[0]!));
  });

  it('says something to every audience', () => {
    const said = Object.values(tables[0]!).flatMap((row) => Object.values(row));
    expect(said.length).toBeGreaterThan(1);
    for (const { text: word } of said) expect(word).toMatch(/\w/);
  });
});

it('finds the vocabularies', () => expect(Object.keys(texts).length).toBeGreaterThan(15));
