import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { useQueryState } from '../../../govuk/address';
import { EmptyState } from '../../../govuk/blocks';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { count, instant, shortDay } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { applicationStates } from '../../../states/application';
import { applicationKinds } from '../../../states/applicationKind';
import { applicationOffers } from '../../../states/applicationOffer';
import { type Application, type Call as CallKept, type Params, together, useCall } from '../reads';
import { Standing } from './CallTable';
import { type Filter, filters, matching } from './filters';
import { useApplications } from './reads';
import { sheetTime } from './window';
import { words } from './words';

const say = words.list;

// Call is one call with its applications. What is shown of them stands in the address.
export function Call({ params }: Params): JSX.Element {
  const reads = together(useCall(params.call!), useApplications(params.call!));
  return <Loaded of={reads}>{([call, applications]) => <Shown call={call} applications={applications} />}</Loaded>;
}

function Shown({ call, applications }: { call: CallKept; applications: Application[] }): JSX.Element {
  const [filter, choose] = useQueryState('state', '');
  const shown = matching(applications, filter);
  return (
    <Page title={say.title} caption={`${call.programme}, ${call.cohort}`} back={`/admin/cohorts/${call.cohortId}`} wide>
      <Told />
      <Dates call={call} />
      {applications.length === 0 && <EmptyState text={say.none}><p class="govuk-body">{say.noneNext}</p></EmptyState>}
      {applications.length > 0 && <Filters call={call} list={filters(applications)} now={filter} onChoose={choose} />}
      {shown.length > 0 && <ApplicationTable call={call} applications={shown} />}
      {applications.length > 0 && shown.length === 0 && <EmptyState text={say.noneLike}><A href={`/admin/calls/${call.id}`}>{say.showAll}</A></EmptyState>}
    </Page>
  );
}

function Dates({ call }: { call: CallKept }): JSX.Element {
  const own = words;
  return (
    <>
      <SummaryList
        rows={[
          { label: own.state, value: <Standing call={call} /> },
          { label: own.opens, value: instant(call.opensAt) },
          { label: own.closes, value: instant(call.closesAt) },
          { label: own.grace, value: instant(call.graceUntil) },
        ]}
      />
      <p class="govuk-body"><A href={`/admin/calls/${call.id}/change`}>{own.change}</A></p>
    </>
  );
}

type FilterProps = { call: CallKept; list: Filter[]; now: string; onChoose: (key: string) => void };

function Filters({ call, list, now, onChoose }: FilterProps): JSX.Element {
  return (
    <nav aria-label={say.filter}>
      <ul class="app-filters">
        {list.map(({ key, label, count }) => (
          <li key={key}>
            <a
              class="govuk-link"
              href={key ? `/admin/calls/${call.id}?state=${key}` : `/admin/calls/${call.id}`}
              aria-current={key === now ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onChoose(key);
              }}
            >
              {label} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ApplicationTable({ call, applications }: { call: CallKept; applications: Application[] }): JSX.Element {
  const people = (pick: (member: Application['members'][number]) => string) => (one: Application) => [...new Set(one.members.map(pick).filter(Boolean))].join('; ');
  return (
    <Table
      caption={count(applications.length, 'application')}
      rows={applications}
      rowKey={({ id }) => id}
      file={say.file(call.cohort.toLowerCase().replace(/[^a-z0-9]+/g, '-'))}
      sortable
      columns={[
        { key: 'reference', label: say.reference, value: ({ reference }) => reference, cell: ({ id, reference }) => <span class="app-nowrap"><A href={`/admin/calls/${call.id}/applications/${id}`}>{reference}</A></span> },
        { key: 'kind', label: say.kind, value: ({ kind }) => applicationKinds[kind].coordinator.text },
        { key: 'people', label: say.members, value: people(({ name }) => name) },
        { key: 'organisations', label: say.organisations, value: people(({ organisation }) => organisation) },
        { key: 'areas', label: say.areas, value: people(({ areaName }) => areaName) },
        { key: 'state', label: say.state, value: ({ state }) => applicationStates[state].coordinator.text, cell: ({ state }) => <Tag colour={applicationStates[state].coordinator.colour}>{applicationStates[state].coordinator.text}</Tag> },
        { key: 'offer', label: say.offer, value: ({ offer }) => applicationOffers[offer].coordinator.text, cell: ({ offer }) => (offer === 'none' ? applicationOffers.none.coordinator.text : <Tag colour={applicationOffers[offer].coordinator.colour}>{applicationOffers[offer].coordinator.text}</Tag>) },
        { key: 'submitted', label: say.submitted, value: ({ submittedAt }) => (submittedAt ? sheetTime(submittedAt) : ''), cell: ({ submittedAt }) => (submittedAt ? shortDay(submittedAt) : '–') },
      ]}
    />
  );
}
