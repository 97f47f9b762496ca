import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { day, instant } from '../../../i18n';
import type { Call } from '../reads';
import { words as say } from './words';
import { sheetTime } from './window';

export function CallTable({ calls }: { calls: Call[] }): JSX.Element {
  return (
    <Table
      caption={say.title}
      rows={calls}
      rowKey={({ id }) => id}
      file={say.file}
      columns={[
        { key: 'closes', label: say.closes, value: ({ closesAt }) => sheetTime(closesAt), cell: ({ id, closesAt }) => <A href={`/admin/calls/${id}`}>{instant(closesAt)}</A> },
        { key: 'opens', label: say.opens, value: ({ opensAt }) => sheetTime(opensAt), cell: ({ opensAt }) => day(opensAt) },
        { key: 'state', label: say.state, value: (call) => say.states[standing(call)], cell: (call) => <Standing call={call} /> },
        { key: 'applications', label: say.applications, value: ({ applications: { submitted, total } }) => say.applicationsOf(submitted, total) },
      ]}
    />
  );
}

export function Standing({ call }: { call: Pick<Call, 'opensAt' | 'closesAt'> }): JSX.Element {
  const now = standing(call);
  return <Tag colour={now === 'open' ? 'green' : now === 'later' ? 'grey' : 'blue'}>{say.states[now]}</Tag>;
}

export function standing({ opensAt, closesAt }: Pick<Call, 'opensAt' | 'closesAt'>, at = Date.now()): 'later' | 'open' | 'closed' {
  if (at < Date.parse(opensAt)) return 'later';
  return at < Date.parse(closesAt) ? 'open' : 'closed';
}
