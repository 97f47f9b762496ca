import type { JSX } from 'preact';
import { useLocation, useSearch } from 'wouter-preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { Select } from '../../../govuk/Select';
import { TextInput } from '../../../govuk/TextInput';
import { count, instant } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { Place } from '../Place';
import { type Application, type Call as CallKept, type Cohort, type Params, together, useCall, useCohort } from '../reads';
import { standing } from './CallTable';
import { distinct, type Filter, type Find, filters, findOf, listed, narrowed, options, queryOf } from './filters';
import { useApplications } from './reads';
import { Units } from './Units';
import { words } from './words';

const say = words.list;

// Call is the list of a call's applications. What is shown stands in the address.
export function Call({ params }: Params): JSX.Element {
  const reads = together(useCall(params.call!), useApplications(params.call!));
  return <Loaded of={reads}>{([call, applications]) => <WithCohort call={call} applications={applications} />}</Loaded>;
}

type Props = { call: CallKept; applications: Application[] };

function WithCohort({ call, applications }: Props): JSX.Element {
  return <Loaded of={useCohort(call.cohortId)}>{(cohort) => <Shown call={call} cohort={cohort} applications={applications} />}</Loaded>;
}

function Shown({ call, cohort, applications }: Props & { cohort: Cohort }): JSX.Element {
  const find = findOf(useSearch());
  const [, navigate] = useLocation();
  const at = `/admin/calls/${call.id}`;
  const change = (part: Partial<Find>) => navigate(`${at}${queryOf({ ...find, ...part })}`, { replace: true });
  const [near, shown] = [narrowed(applications, find), listed(applications, find)];
  return (
    <>
      <Place call={call} cohort={cohort} />
      <Page title={say.title} back={`/admin/cohorts/${call.cohortId}`} wide>
        <div class="ws">
          <Told />
          <Summary call={call} applications={applications} />
          {applications.length === 0 ? <EmptyState text={say.none}><p class="govuk-body">{say.noneNext}</p></EmptyState> : (
            <>
              <Tabs list={filters(near)} at={at} find={find} onChoose={(state) => change({ state })} />
              <Finder find={find} applications={applications} onFind={change} />
              <p role="status">{say.shown(shown.length, applications.length)} {queryOf(find) && <A href={at}>{say.clear}</A>}</p>
              {shown.length > 0 ? <Units call={call.id} caption={count(shown.length, 'application')} query={queryOf(find)} applications={shown} />
                : <EmptyState text={say.noneLike}><A href={at}>{say.showAll}</A></EmptyState>}
            </>
          )}
        </div>
      </Page>
    </>
  );
}

function Summary({ call, applications }: Props): JSX.Element {
  const members = applications.flatMap((one) => one.members);
  const areas = distinct(members.map(({ areaName }) => areaName)).length;
  const now = standing(call);
  const dates = { later: say.later(instant(call.opensAt)), open: say.closes(instant(call.closesAt)), closed: say.closed(instant(call.closesAt)) }[now];
  return (
    <div class="ws-head">
      <p class="ws-mute">
        {applications.length > 0 && say.summary(applications.length, members.length, areas)} {dates} {say.signing(instant(call.graceUntil))}
      </p>
      <p class="ws-acts"><A href={`/admin/calls/${call.id}/change`}>{words.change}</A></p>
    </div>
  );
}

type TabProps = { list: Filter[]; at: string; find: Find; onChoose: (state: string) => void };

function Tabs({ list, at, find, onChoose }: TabProps): JSX.Element {
  return (
    <nav aria-label={say.filter}>
      <ul class="ws-tabs">
        {list.map(({ key, label, count: n }) => (
          <li key={key}>
            <a
              class="govuk-link"
              href={`${at}${queryOf({ ...find, state: key })}`}
              aria-current={key === find.state ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onChoose(key);
              }}
            >
              {label} <b>{n}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type FinderProps = { find: Find; applications: Application[]; onFind: (part: Partial<Find>) => void };

function Finder({ find, applications, onFind }: FinderProps): JSX.Element {
  const some = options(applications);
  return (
    <form class="ws-find" role="search" aria-label={say.find} onSubmit={(event) => event.preventDefault()}>
      <TextInput id="q" name="q" label={say.search} value={find.q} onValue={(q) => onFind({ q })} autocomplete="off" spellcheck={false} />
      {(['sector', 'area', 'kind'] as const).map((name) => (
        <Select key={name} id={name} name={name} label={say[name]} value={find[name]} none={say.any} options={some[name]} onValue={(value) => onFind({ [name]: value })} />
      ))}
    </form>
  );
}
