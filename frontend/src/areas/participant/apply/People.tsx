import type { JSX } from 'preact';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import type { Application } from './reads';
import { words } from './words';

const say = words.partner;
type Member = Application['members'][number];

// People are the members of an application as they see one another.
export function People({ application }: { application: Application }): JSX.Element {
  return (
    <Table
      caption={say.members}
      rows={application.members}
      rowKey={({ id }) => id}
      file="people"
      columns={[
        { key: 'name', label: say.name, value: named },
        { key: 'work', label: say.work, value: (m) => words.check.line(m) || words.check.noDetails },
        { key: 'part', label: say.part, value: part, cell: (m) => <Tag colour={m.complete ? 'green' : 'grey'}>{part(m)}</Tag> },
        { key: 'signature', label: say.signature, value: signature, cell: (m) => <Tag colour={m.signed ? 'green' : 'grey'}>{signature(m)}</Tag> },
      ]}
    />
  );
}

function named({ name, you, lead }: Member): string {
  const more = [you && say.you, lead && say.lead].filter(Boolean).join(', ');
  return more ? `${name} (${more})` : name;
}

const part = ({ complete }: Member) => (complete ? say.complete : say.incomplete);
const signature = ({ signed }: Member) => (signed ? say.signed : say.notSigned);
