import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { shortDay } from '../../../i18n';
import { waveStates } from '../../../states/wave';
import { sheetTime } from '../calls/window';
import type { Wave } from '../reads';
import { words } from './words';

const say = words.table;

export function WaveTable({ waves }: { waves: Wave[] }): JSX.Element {
  return (
    <Table
      caption={say.title}
      rows={waves}
      rowKey={({ id }) => id}
      file={say.file}
      columns={[
        { key: 'title', label: say.survey, value: ({ title }) => title, cell: ({ id, cohortId, title }) => <A href={`/admin/cohorts/${cohortId}/surveys/${id}`}>{title}</A> },
        { key: 'state', label: say.state, value: ({ state }) => waveStates[state].coordinator.text, cell: ({ state }) => <Tag colour={waveStates[state].coordinator.colour}>{waveStates[state].coordinator.text}</Tag> },
        { key: 'opens', label: say.opens, value: ({ opensAt }) => sheetTime(opensAt), cell: ({ opensAt }) => shortDay(opensAt) },
        { key: 'closes', label: say.closes, value: ({ closesAt }) => sheetTime(closesAt), cell: ({ closesAt }) => shortDay(closesAt) },
        { key: 'answered', label: say.answered, numeric: true, value: ({ funnel }) => say.answeredOf(funnel.completed, funnel.created) },
      ]}
    />
  );
}
