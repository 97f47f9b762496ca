import type { ComponentChildren, JSX } from 'preact';
import { words } from '../i18n';
import { useQueryState } from './address';
import { LinkButton } from './Button';
import { csvOf, download } from './csv';

export type Column<Row> = {
  key: string;
  label: string;
  // value is what is sorted and written to CSV; cell is what is shown when that differs.
  value: (row: Row) => string | number;
  cell?: (row: Row) => ComponentChildren;
  numeric?: boolean;
};

type Props<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  // file is the name of the CSV, without its ending; a table without one has no download.
  file?: string;
  sortable?: boolean;
};

// wide is how many columns fit side by side on a tablet.
const wide = 6;

// Table is a table above 640 px and cards below. The first column heads its row.
// Its order stands in the address as ?sort=key or ?sort=-key.
export function Table<Row>(props: Props<Row>): JSX.Element {
  const [sort, setSort] = useQueryState('sort', '');
  const rows = props.sortable ? sorted(props.rows, props.columns, sort) : props.rows;
  return (
    <div class={props.columns.length > wide ? 'app-table app-table--wide' : 'app-table'}>
      <table class="govuk-table app-table__table">
        <caption class={props.captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>{props.caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.columns.map((column) => <Heading key={column.key} column={column} sort={props.sortable ? sort : undefined} onSort={setSort} />)}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <tr key={props.rowKey(row)} class="govuk-table__row">
              {props.columns.map((column, at) => <Cell key={column.key} column={column} row={row} first={at === 0} />)}
            </tr>
          ))}
        </tbody>
      </table>
      {props.file && (
        <p class="govuk-body app-table__tools">
          <LinkButton onClick={() => download(`${props.file}.csv`, 'text/csv', csvOf(props.columns, rows))}>{words.table.download}</LinkButton>
        </p>
      )}
    </div>
  );
}

type HeadingProps<Row> = { column: Column<Row>; sort?: string; onSort: (sort: string) => void };

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>): JSX.Element {
  const name = `govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`;
  if (sort === undefined) return <th scope="col" class={name}>{column.label}</th>;
  const now = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : 'none';
  const arrow = now === 'ascending' ? ' ▲' : now === 'descending' ? ' ▼' : '';
  return (
    <th scope="col" class={name} aria-sort={now}>
      <button type="button" class="app-table__sort" onClick={() => onSort(now === 'ascending' ? `-${column.key}` : column.key)}>
        {column.label}<span aria-hidden="true">{arrow}</span>
      </button>
    </th>
  );
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }): JSX.Element {
  const shown = <><span class="app-table__label" aria-hidden="true">{column.label}</span>{column.cell ? column.cell(row) : column.value(row)}</>;
  if (first) return <th scope="row" class="govuk-table__header">{shown}</th>;
  return <td class={`govuk-table__cell${column.numeric ? ' govuk-table__cell--numeric' : ''}`}>{shown}</td>;
}

function sorted<Row>(rows: Row[], columns: Column<Row>[], sort: string): Row[] {
  const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  if (!column) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => sign * compared(column.value(a), column.value(b)));
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en-GB', { numeric: true });
}
