import type { Schema } from '../../../api/client';
import type { Column } from '../../../govuk/Table';
import { shortDay } from '../../../i18n';
import { said } from '../../../states';
import { itemKinds } from '../../../states/itemKind';
import { levels } from '../../../states/level';
import { missingValues } from '../../../states/missing';
import { organisationKinds } from '../../../states/organisationKind';
import { placeStates } from '../../../states/place';
import { sectors } from '../../../states/sector';
import { words } from './words';

const say = words.columns;

// A sheet is one set of data: what is shown of a row, and what a file holds of
// it. The columns never depend on the rows; a file keeps the codes.
export type Sheet<Row> = {
  columns: Column<Row>[];
  file: { label: string; value: (row: Row) => string | number }[];
  key: (row: Row) => string;
};

type Subject = Schema<'subjectRow'>;
type Membership = Schema<'membershipRow'>;
type Dyad = Schema<'dyadRow'>;
type Answer = Schema<'answerRow'>;
type Entry = Schema<'codebookRow'>;

const date = (at?: string | null) => (at ? shortDay(at) : '–');

// fields are columns of a file under the names of the API.
function fields<Row>(names: (keyof Row & string)[]): Sheet<Row>['file'] {
  return names.map((label) => ({ label, value: (row) => (row[label] as string | number | null | undefined) ?? '' }));
}

export const subjects: Sheet<Subject> = {
  key: ({ subject }) => subject,
  file: fields<Subject>(['subject', 'partnership', 'sector', 'role', 'organisation_kind', 'region', 'place_state']),
  columns: [
    { key: 'subject', label: say.subject, value: ({ subject }) => subject },
    { key: 'partnership', label: say.partnership, value: ({ partnership }) => partnership ?? '–' },
    { key: 'sector', label: say.sector, value: ({ sector }) => said(sectors, 'evaluator', sector) },
    { key: 'role', label: say.role, value: ({ role }) => said(levels, 'evaluator', role) },
    { key: 'organisation', label: say.organisation, value: ({ organisation_kind: kind }) => said(organisationKinds, 'evaluator', kind) },
    { key: 'region', label: say.region, value: ({ region }) => region },
    { key: 'place', label: say.place, value: ({ place_state: state }) => said(placeStates, 'evaluator', state) },
  ],
};

export const memberships: Sheet<Membership> = {
  key: ({ membership }) => membership,
  file: fields<Membership>(['membership', 'subject', 'partnership', 'valid_from', 'valid_to']),
  columns: [
    { key: 'subject', label: say.subject, value: ({ subject }) => subject },
    { key: 'partnership', label: say.partnership, value: ({ partnership }) => partnership },
    { key: 'from', label: say.from, value: ({ valid_from: from }) => date(from) },
    { key: 'to', label: say.to, value: ({ valid_to: to }) => (to ? date(to) : words.until) },
  ],
};

export const dyads: Sheet<Dyad> = {
  key: ({ dyad, valid_from: from }) => `${dyad} ${from}`,
  file: fields<Dyad>(['dyad', 'manager', 'subject', 'valid_from', 'valid_to']),
  columns: [
    { key: 'dyad', label: say.dyad, value: ({ dyad }) => dyad },
    { key: 'manager', label: say.manager, value: ({ manager }) => manager },
    { key: 'subject', label: say.subject, value: ({ subject }) => subject },
    { key: 'from', label: say.from, value: ({ valid_from: from }) => date(from) },
    { key: 'to', label: say.to, value: ({ valid_to: to }) => (to ? date(to) : words.until) },
  ],
};

export const answers: Sheet<Answer> = {
  key: ({ response, item }) => `${response} ${item}`,
  file: fields<Answer>(['response', 'wave', 'instrument', 'instrument_version', 'respondent', 'subject', 'dyad', 'item', 'value', 'text', 'missing', 'submitted_on']),
  columns: [
    { key: 'item', label: say.item, value: ({ item }) => item, cell: ({ item, instrument, instrument_version: version }) => <>{item}<span class="app-row-note">{say.version(instrument, version)}</span></> },
    { key: 'answer', label: say.answer, value: answered, cell: (row) => <span class={`app-answer ${row.missing ? 'app-secondary' : 'app-prose'}`}>{answered(row)}</span> },
    { key: 'respondent', label: say.respondent, value: ({ respondent }) => respondent },
    { key: 'about', label: say.about, value: ({ subject }) => subject ?? '–' },
    { key: 'on', label: say.on, value: ({ submitted_on: on }) => date(on) },
  ],
};

function answered({ value, text, missing }: Answer): string | number {
  return missing ? missingValues[missing].evaluator.text : (value ?? text ?? '');
}

export const codebook: Sheet<Entry> = {
  key: ({ instrument, instrument_version: version, item }) => `${instrument} ${version} ${item}`,
  file: [
    ...fields<Entry>(['instrument', 'instrument_version', 'item', 'kind', 'text', 'points', 'low_label', 'high_label']),
    { label: 'options', value: ({ options }) => (options ?? []).map(({ value, label }) => `${value}=${label}`).join('; ') },
    { label: 'missing', value: ({ missing }) => missing.map(({ value, code }) => `${code}=${value}`).join('; ') },
  ],
  columns: [
    { key: 'item', label: say.item, value: ({ item }) => item },
    { key: 'text', label: say.text, value: ({ text }) => text },
    { key: 'kind', label: say.kind, value: ({ kind }) => itemKinds[kind].evaluator.text },
    { key: 'values', label: say.values, value: valuesOf },
    { key: 'instrument', label: say.instrument, value: ({ instrument, instrument_version: version }) => say.version(instrument, version) },
  ],
};

function valuesOf({ points, low_label: low, high_label: high, options }: Entry): string {
  if (points) return say.scale(points, low ?? '', high ?? '');
  return (options ?? []).map(({ label }) => label).join('; ') || '–';
}
