import { fileURLToPath } from 'node:url';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { floors } from './eslint/floors.js';
import { reasons } from './eslint/reasons.js';
import { words } from './eslint/words.js';

const here = fileURLToPath(new URL('.', import.meta.url));

// Copies of what was read are named and touched in api/keys.ts only.
const keys = [
  { selector: "Property[key.name='queryKey'] > ArrayExpression", message: 'Keys are made in api/keys.ts.' },
  { selector: 'CallExpression[callee.name=/^use(Read|Gathered)$/] > ArrayExpression:first-child', message: 'Keys are made in api/keys.ts.' },
  {
    selector: 'MemberExpression[property.name=/^(invalidate|refetch|reset|remove|cancel)Queries$|^[sg]etQuer(y|ies)Data$/]',
    message: 'Copies are touched with keep, kept, changed and drop of api/keys.ts.',
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'src/api/schema.d.ts']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { house: { rules: { floors, reasons, words } }, 'react-hooks': hooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: here } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'house/reasons': 'error',
      '@typescript-eslint/no-unused-vars': 'off', // the compiler says it
      '@typescript-eslint/no-base-to-string': 'off', // values of forms are unknown to the types, not to their fields
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }], // submit shows what goes wrong itself
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }], // what was caught is thrown on
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'house/floors': 'error',
      'house/words': 'error',
      'no-restricted-syntax': ['error', ...keys],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: ['src/api/keys.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/**/words.ts', 'src/states/*.ts', 'src/i18n/*.ts'], rules: { 'house/words': 'off' } },
  // Headers, cookies and programs to copy are written for machines.
  { files: ['src/api/{account,client}.ts', 'src/areas/evaluator/api/samples.ts'], rules: { 'house/words': 'off' } },
  {
    // Tests hold up answers of servers that have no type, and promises that are there at once.
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
);
