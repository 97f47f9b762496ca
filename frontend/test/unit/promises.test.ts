import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

// A sentence that says what we or the programme team will do stands in
// docs/promises.md below the tests that hold what it says. A new sentence, one
// that is gone, and a test that nobody finds are each an error.

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const below = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => (statSync(join(root, folder, name)).isDirectory() ? below(join(folder, name)) : [join(folder, name)]));

const promises = /\b(we|the programme team|the team|they)\b[^.]*\b(will|email|tell|tells|ask|pass|read|reads|find|talk|gets|send|sent|looking)\b|programme team|\bwe are\b|\bwill be (told|asked|emailed)\b|\bwill email\b/i;

// sentences are those of a text that promise something, with … for what varies.
function sentences(text: string): string[] {
  return text.split(/(?<=[.?!])\s+/).map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => promises.test(one));
}

function textsOf(path: string): string[] {
  const out: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) out.push(node.text);
    if (ts.isTemplateExpression(node)) out.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true));
  return out;
}

function said(): Set<string> {
  const screens = below('frontend/src').filter((path) => /(\/words|\/en)\.ts$|\/states\//.test(path)).flatMap(textsOf);
  const mails = below('internal/mail/templates').filter((path) => path.endsWith('.txt'))
    .map((path) => read(path).replace(/\{\{define "\w+"\}\}|\{\{end\}\}$/gm, '').replace(/\{\{[^}]*\}\}/g, '…').replace(/([^.?!:\s])\s*\n/g, '$1. ').replace(/:\s*\n/g, '. ').replace(/\n/g, ' '));
  return new Set([...screens, ...mails].flatMap(sentences).map((one) => one.replace(/^[.\s]+/, '')));
}

type Group = { tests: string[]; sentences: string[] };

function written(): Group[] {
  return read('docs/promises.md').split(/^## /m).slice(1).map((part) => ({
    tests: [...part.matchAll(/^Held by `([^`]+)` in `([^`]+)`/gm)].map(([, test, file]) => `${file}: ${test}`),
    sentences: [...part.matchAll(/^- (.+)$/gm)].map(([, sentence]) => sentence!),
  }));
}

it('every promise on a screen or in a mail is in docs/promises.md, and nothing else is', () => {
  const listed = written().flatMap((group) => group.sentences);
  const now = said();
  expect([...now].filter((one) => !listed.includes(one)), 'promised and not listed').toEqual([]);
  expect(listed.filter((one) => !now.has(one)), 'listed and not promised').toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

it('every promise names a test that is there', () => {
  for (const { tests, sentences: [first] } of written()) {
    expect(tests.length, first).toBeGreaterThan(0);
    for (const one of tests) {
      const [file, test] = one.split(': ') as [string, string];
      expect(existsSync(join(root, file)) && read(file).includes(test), one).toBe(true);
    }
  }
});
