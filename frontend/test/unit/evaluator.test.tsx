import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Field, fieldsOf, grouped, matching, type OpenApi, operationsOf, resolve, typeOf } from '../../src/areas/evaluator/api/document';
import { samples } from '../../src/areas/evaluator/api/samples';
import { answers, codebook, dyads, subjects } from '../../src/areas/evaluator/data/sheets';
import { everyRow } from '../../src/areas/evaluator/data/reads';
import { standing } from '../../src/areas/evaluator/tokens/Tokens';
import { csvOf } from '../../src/govuk';

const tree: OpenApi = {
  info: { title: 'T', version: '1' },
  paths: {},
  components: {
    schemas: {
      node: { type: 'object', required: ['name'], properties: { name: { type: 'string', example: 'Ada' }, children: { type: 'array', items: { $ref: '#/components/schemas/node' } }, leaf: { description: 'The last one', allOf: [{ $ref: '#/components/schemas/leaf' }] } } },
      leaf: { type: 'object', properties: { size: { type: 'integer', minimum: 1, maximum: 6 }, on: { type: 'string', format: 'date' }, kind: { type: 'string', enum: ['a', 'b'] } } },
      list: { type: 'object', properties: { items: { type: 'array', items: { $ref: '#/components/schemas/node' } } } },
    },
  },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('a schema is opened to its fields', () => {
  const [name, children, leaf] = fieldsOf(tree, ref('node')) as [Field, Field, Field];
  it('says what must be there and what it is', () => expect([name.type, name.required, name.notes, children.required]).toEqual(['text', true, ['e.g. Ada'], false]));
  it('names what holds itself and does not open it again', () => expect([children.type, children.again, children.fields]).toEqual(['list of node', true, []]));
  it('follows a reference inside an allOf and keeps its description', () => {
    expect([leaf.type, leaf.notes]).toEqual(['leaf', ['The last one']]);
    expect(leaf.fields.map(({ type, notes }) => [type, notes])).toEqual([['whole number', ['1 to 6']], ['date', []], ['text', ['one of a, b']]]);
  });
  it('opens what a list holds', () => expect(fieldsOf(tree, ref('list'))[0]!.fields.map((one) => one.name)).toEqual(['name', 'children', 'leaf']));
  it('gives up on a reference to nothing or to itself', () => {
    expect(fieldsOf(tree, ref('gone'))).toEqual([]);
    const loop: OpenApi = { ...tree, components: { schemas: { a: { $ref: '#/components/schemas/a' } } } };
    expect(resolve(loop, ref('a')).name).toBe('a');
    expect(typeOf(tree, {})).toBe('object');
  });
});

describe('the document of this API', () => {
  const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')) as OpenApi;
  const operations = operationsOf(document);
  it('is read whole: every call has an id, a summary, a tag and its answers', () => {
    expect(operations.length).toBeGreaterThan(50);
    expect(operations.filter(({ id, summary, tag, answers: given }) => !id || !summary || !tag || given.length === 0)).toEqual([]);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });
  it('opens every body and answer without end', () => {
    const depth = (fields: Field[]): number => 1 + Math.max(0, ...fields.map((field) => depth(field.fields)));
    const schemas = operations.flatMap(({ body, answers: given }) => [body, ...given.map(({ schema }) => schema)]).flatMap((schema) => schema ?? []);
    expect(Math.max(...schemas.map((schema) => depth(fieldsOf(document, schema))))).toBeLessThan(12);
  });
  it('shows the problem that anything else is answered with', () => {
    const [other] = operations.filter(({ id }) => id === 'listProgrammes').flatMap(({ answers: given }) => given.filter(({ status }) => status === 'default'));
    expect(fieldsOf(document, other!.schema!).map(({ name }) => name)).toContain('detail');
  });
  it('is searched by every word, and puts evaluation first', () => {
    expect(matching(operations, 'evaluation answers').map(({ id }) => id)).toContain('pullAnswers');
    expect(matching(operations, 'GET  evaluator CODEBOOK').map(({ id }) => id)).toEqual(['pullCodebook']);
    expect(matching(operations, 'nothing like this')).toEqual([]);
    expect(grouped(operations)[0]!.tag).toBe('evaluation');
    expect(grouped(operations).flatMap((group) => group.operations)).toHaveLength(operations.length);
  });
});

describe('a call to copy', () => {
  it.each(['curl', 'r', 'python'] as const)('in %s holds the address and never a token', (language) => {
    const text = samples('https://tandem.example/api/v1', '01C', 'dyads')[language];
    expect(text).toContain('https://tandem.example/api/v1');
    expect(text).toContain('dyads');
    expect(text).toContain('TANDEM_TOKEN');
    expect(text).not.toContain('tdm_');
  });
});

describe('files of data', () => {
  it('have the same columns without rows', () => {
    expect(csvOf([{ label: 'said', value: (row: string) => row }], ['a;b', 'a\tb', 'plain']), 'whole for readers of semicolons and tabs').toBe('\uFEFFsaid\r\n"a;b"\r\n"a\tb"\r\nplain\r\n');
    expect(csvOf(subjects.file, [])).toBe('\uFEFFsubject,partnership,sector,role,organisation_kind,region,place_state\r\n');
    expect(csvOf(dyads.file, [])).toContain('dyad,manager,subject,valid_from,valid_to');
    expect(csvOf(codebook.file, [])).toContain('options,missing');
  });
  it('keep codes and numbers, and defuse what a spreadsheet would run', () => {
    const row = { subject: null, dyad: null, value: null, text: null, missing: null, response: 'r_1', wave: 'w_1', instrument: 'i', instrument_version: 1, respondent: 'p_1', item: 'x', submitted_on: '2026-11-21' };
    expect(csvOf(answers.file, [{ ...row, value: -5 }])).toContain(',x,-5,,,2026-11-21');
    expect(csvOf(answers.file, [{ ...row, missing: 'not_applicable' as const }])).toContain(',x,,,not_applicable,2026-11-21');
    expect(csvOf(answers.file, [{ ...row, text: '=1+1, "two"' }])).toContain(`"'=1+1, ""two"""`);
  });
  it('say options and missing codes in one cell each', () => {
    const entry = { instrument: 'end', instrument_version: 1, item: 'r', kind: 'single' as const, points: null, low_label: null, high_label: null, text: 'Recommend?', options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }], missing: [{ value: 'not_answered', code: -98 }] };
    expect(csvOf(codebook.file, [entry])).toContain('"yes=Yes; no=No",\'-98=not_answered');
  });
  it('are read page by page until the last', async () => {
    const pages: Record<string, { data: number[]; page: { next: string | null } }> = { '': { data: [1, 2], page: { next: 'b' } }, b: { data: [3], page: { next: null } } };
    const told: number[] = [];
    expect(await everyRow(({ cursor }) => Promise.resolve(pages[cursor ?? '']!), (n) => told.push(n))).toEqual([1, 2, 3]);
    expect(told).toEqual([2, 3]);
  });
});

describe('a token', () => {
  it.each([
    ['2026-11-21', undefined, 'live'],
    ['2026-11-20', undefined, 'expired'],
    ['2027-06-01', '2026-11-21T10:00:00Z', 'revoked'],
  ])('that expires on %s is %s', (expiresOn, revokedAt, found) => expect(standing({ expiresOn, revokedAt }, new Date('2026-11-21T23:30:00Z'))).toBe(found));
});
