import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { day, instant } from '../../../i18n';
import { type CallState, callStates } from '../../../states/call';
import type { Call } from '../reads';
import { sheetTime } from './window';
import { words as say } from './words';

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
        { key: 'state', label: say.state, value: (call) => callStates[standing(call)].coordinator.text, cell: (call) => <Standing call={call} /> },
        { key: 'applications', label: say.applications, value: ({ applications: { submitted, total } }) => say.applicationsOf(submitted, total) },
      ]}
    />
  );
}

export function Standing({ call }: { call: Pick<Call, 'opensAt' | 'closesAt'> }): JSX.Element {
  const { text, colour } = callStates[standing(call)].coordinator;
  return <Tag colour={colour}>{text}</Tag>;
}

export function standing({ opensAt, closesAt }: Pick<Call, 'opensAt' | 'closesAt'>, at = Date.now()): CallState {
  if (at < Date.parse(opensAt)) return 'later';
  return at < Date.parse(closesAt) ? 'open' : 'closed';
}
