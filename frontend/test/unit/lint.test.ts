// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const frontend = fileURLToPath(new URL('../../', import.meta.url));
// The rules of types need the files to exist; those of this house do not.
const eslint = new ESLint({ cwd: frontend, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function rulesAgainst(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: `${frontend}src/${file}` });
  return result!.messages.map(({ ruleId }) => ruleId);
}

const room = 'areas/participant/home/Try.tsx';
const refused: Record<string, [rule: string, file: string, code: string][]> = {
  'a floor that is not below': [
    ['house/floors', 'govuk/Try.tsx', "export { useForm } from '../questions/useForm';"],
    ['house/floors', 'questions/Try.tsx', "export * from '../areas/public/start/words';"],
    ['house/floors', 'shell/Try.tsx', "import { Start } from '~/areas/public/start/Start';"],
    ['house/floors', 'shell/Try.tsx', "import { useForm } from '../questions/useForm';"],
    ['house/floors', 'shell/Try.tsx', "const load = () => import('../areas/public/start');"],
    ['house/floors', 'surveys/Try.tsx', "import type { Params } from '../areas/coordinator/reads';"],
    ['house/floors', 'api/try.ts', "import { said } from '../states';"],
    ['house/floors', 'i18n/try.ts', "import type { Schema } from '../api/client';"],
    ['house/floors', 'states/try.ts', "import { Tag } from '../govuk/Tag';"],
  ],
  'a room of another role, or where a room begins': [
    ['house/floors', room, "import { words } from '../../coordinator/today/words';"],
    ['house/floors', room, "import type { Params } from '../../evaluator/reads';"],
    ['house/floors', room, "import { routes } from '../apply';"],
  ],
  'a key made elsewhere, and a copy touched elsewhere': [
    ['no-restricted-syntax', room, "useQuery({ queryKey: ['places'], queryFn: ask });"],
    ['no-restricted-syntax', room, "useRead(['places'], ask);"],
    ['no-restricted-syntax', room, 'void queries.invalidateQueries();'],
    ['no-restricted-syntax', room, 'queries.setQueryData(keys.places, place);'],
    ['no-restricted-syntax', 'shell/Try.tsx', 'queries.removeQueries({ queryKey: keys.places });'],
  ],
  'text outside a words file': [
    ['house/words', room, 'export const a = <p>Hello</p>;'],
    ['house/words', room, "export const a = { text: 'Two words' };"],
    ['house/words', room, 'export const a = `${n} rows`;'],
    ['house/words', room, 'export const a = `${first} to ${last}`;'],
    ['house/words', room, 'export const a = <A label="Label" />;'],
    ['house/words', room, 'export const a = <nav aria-label="Pages" />;'],
    ['house/words', room, "export const a = <A label={on ? 'Yes' : say.no} />;"],
    ['house/words', room, "export const a = <p>{on && 'Yes'}</p>;"],
    ['house/words', room, 'export const a = <p>{`Yes`}</p>;'],
    ['house/words', room, 'export const a = <nav aria-label={open ? "Close it" : "Open it"} />;'],
    ['house/words', room, "export const a = ({ title: cond ? 'It’s here' : '' });"],
    ['house/words', 'api/problem.ts', "export const a = 'Try again later';"],
  ],
  'a rule switched off without a reason': [
    ['house/reasons', room, '// eslint-disable-next-line house/words\nexport const a = <p>Hello</p>;'],
  ],
  'hooks out of order, and what they forgot': [
    ['react-hooks/rules-of-hooks', room, "import { useState } from 'preact/hooks';\nexport function A({ on }) { if (on) useState(1); return null; }"],
    ['react-hooks/exhaustive-deps', room, "import { useEffect } from 'preact/hooks';\nexport function A({ on }) { useEffect(() => tell(on), []); return null; }"],
  ],
};

describe.each(Object.entries(refused))('%s is refused', (_what, examples) => {
  it.each(examples)('%s in %s: %s', async (rule, file, code) => expect(await rulesAgainst(file, code)).toContain(rule));
});

const accepted: [file: string, code: string][] = [
  [room, "import { words } from './words';\nimport { words as apply } from '../apply/words';\nimport { useOffers } from '../reads';\nimport { api } from '../../../api/client';"],
  ['areas/evaluator/home/Try.tsx', "import { words } from '../api/words';"],
  ['surveys/Try.tsx', "import { useForm } from '../questions/useForm';\nimport { Page } from '../shell/Page';"],
  ['states/try.ts', "import type { TagColour } from '../govuk/Tag';\nexport const a = { text: 'Two words' };"],
  ['api/keys.ts', 'export const a = () => queries.invalidateQueries();'],
  ['i18n/en.ts', "export const a = 'Two words';"],
  ['areas/participant/home/words.ts', "export const a = 'Two words';"],
  [room, 'export const a = <p class="govuk-body app-prose">{say.text} · {n}%</p>;'],
  [room, "export const a = <p class={on ? 'one two' : `three ${four}`} id=\"due\" file=\"people\" />;"],
  [room, "export const a = document.querySelector('main h1');\nthrow new TypeError('no answer came');"],
  [room, "export const a = <A href={on ? '/apply' : '/home'} look={on ? 'primary' : 'secondary'}>{state === 'open' && say.open}{' '}</A>;"],
  [room, 'export const a = `/apply/${id}/about`;\nexport const b = `${programme}, ${cohort}`;'],
  [room, "// eslint-disable-next-line house/words -- an example\nexport const a = <p>Hello</p>;"],
];

describe('what is in order is accepted', () => {
  it.each(accepted)('in %s: %s', async (file, code) => {
    const found = await rulesAgainst(file, code);
    expect(found.filter((rule) => !rule?.startsWith('@typescript-eslint/'))).toEqual([]);
  });
});
