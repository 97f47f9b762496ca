import type { JSX } from 'preact';
import { Redirect, useSearch } from 'wouter-preact';
import type { Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { ButtonLink } from '../../../govuk/Button';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useOpenCalls } from '../../../shell/programme';
import { applicationKinds } from '../../../states/applicationKind';
import { useApplications, usePlaces } from '../reads';
import { standingOf } from '../standing';
import { words } from './words';

const say = words.applications;
type Line = Schema<'applicationSummary'>;

// Applications lists what the person applied for; whoever has nothing there, or
// chose a call on the start page, begins.
export function Applications(): JSX.Element {
  const call = new URLSearchParams(useSearch()).get('call');
  const applications = useApplications();
  if (call) return <Redirect to={`/apply/start?call=${encodeURIComponent(call)}`} replace />;
  return (
    <Loaded of={applications}>
      {({ items }) => (items.length === 0 ? <Redirect to="/apply/start" replace /> : <List items={items} />)}
    </Loaded>
  );
}

function List({ items }: { items: Line[] }): JSX.Element {
  const calls = useOpenCalls();
  const places = usePlaces();
  const standing = (line: Line) => standingOf(line, places.data?.items);
  return (
    <Page title={say.title} wide>
      <Table
        caption={say.title}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        file={say.file}
        columns={[
          { key: 'programme', label: say.programme, value: named, cell: (line) => <A href={`/apply/${line.id}`}>{named(line)}</A> },
          { key: 'reference', label: say.reference, value: ({ reference }) => reference },
          { key: 'kind', label: say.kind, value: ({ kind }) => applicationKinds[kind].applicant.text },
          { key: 'closes', label: say.closes, value: ({ closesAt }) => instant(closesAt) },
          { key: 'state', label: say.state, value: (line) => standing(line).text, cell: (line) => <Tag colour={standing(line).colour}>{standing(line).text}</Tag> },
        ]}
      />
      {calls.data && calls.data.items.length > 0 && <ButtonLink look="secondary" href="/apply/start">{say.another}</ButtonLink>}
    </Page>
  );
}

const named = ({ programme, cohort }: Line) => `${programme}, ${cohort}`;
