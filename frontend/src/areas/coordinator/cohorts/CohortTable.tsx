import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Table } from '../../../govuk/Table';
import { shortDay } from '../../../i18n';
import type { Cohort } from '../reads';
import { words as say } from './words';

export function CohortTable({ cohorts }: { cohorts: Cohort[] }): JSX.Element {
  return (
    <Table
      caption={say.title}
      rows={cohorts}
      rowKey={({ id }) => id}
      file={say.file}
      columns={[
        { key: 'name', label: say.cohort, value: ({ name }) => name, cell: ({ id, name }) => <A href={`/admin/cohorts/${id}`}>{name}</A> },
        { key: 'startsOn', label: say.startsOn, value: ({ startsOn }) => startsOn, cell: ({ startsOn }) => shortDay(startsOn) },
        { key: 'endsOn', label: say.endsOn, value: ({ endsOn }) => endsOn, cell: ({ endsOn }) => shortDay(endsOn) },
        { key: 'seats', label: say.seats, numeric: true, value: ({ seatsTaken, capacity }) => say.seatsOf(seatsTaken, capacity) },
      ]}
    />
  );
}
