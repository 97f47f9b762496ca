import type { JSX } from 'preact';
import { api } from '../../../api/client';
import { A } from '../../../govuk/A';
import { EmptyState, Waiting } from '../../../govuk/blocks';
import { ButtonLink, LinkButton } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { Tag } from '../../../govuk/Tag';
import { TaskList } from '../../../govuk/TaskList';
import { day } from '../../../i18n';
import { useRead } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useApplications, useOffers, usePlaces } from '../reads';
import { applicationStates } from '../states';
import { useOpenCalls } from '../apply/Start';
import { words } from '../words';
import { type Due, dueOf } from './due';

const say = words.home;

// Home is what is due, then what there is. Each part that cannot be read says
// so in its own place.
export function Home(): JSX.Element {
  const offers = useOffers();
  const applications = useApplications();
  const surveys = useRead(['survey-invitations'], () => api.GET('/survey-invitations'));
  const places = usePlaces();
  const reads = [offers, applications, surveys, places];
  const waiting = reads.some(({ isPending }) => isPending);
  const failed = reads.filter(({ isError }) => isError);
  const due: Due = {
    offers: offers.data?.items ?? [],
    applications: applications.data?.items ?? [],
    surveys: surveys.data?.items ?? [],
    places: places.data?.items ?? [],
  };
  return (
    <Page title={say.title}>
      <h2 class="govuk-heading-m">{say.dueTitle}</h2>
      {failed.length > 0 && <Failed onAgain={() => failed.forEach(({ refetch }) => void refetch())} />}
      {waiting ? <Waiting /> : <DueList due={due} />}
      {due.places.map((place) => <Place key={place.id} place={place} />)}
      {due.applications.length > 0 && <Applications items={due.applications} />}
    </Page>
  );
}

function Failed({ onAgain }: { onAgain: () => void }): JSX.Element {
  return <p class="govuk-body" role="alert">{say.failed} <LinkButton onClick={onAgain}>{say.again}</LinkButton></p>;
}

function DueList({ due }: { due: Due }): JSX.Element {
  const tasks = dueOf(due);
  if (tasks.length > 0) return <TaskList tasks={tasks} />;
  return due.applications.length + due.places.length > 0 ? <p class="govuk-body">{say.nothing}</p> : <Begin />;
}

function Begin(): JSX.Element {
  const calls = useOpenCalls();
  const open = (calls.data?.items.length ?? 0) > 0;
  return (
    <EmptyState text={say.noneYet}>
      {calls.data && (open ? <ButtonLink href="/apply/start">{say.start}</ButtonLink> : <p class="govuk-body">{say.noCall}</p>)}
    </EmptyState>
  );
}

function Place({ place }: { place: Due['places'][number] }): JSX.Element {
  const { partnership } = place;
  return (
    <section>
      <h2 class="govuk-heading-m">{place.programme}, {place.cohort}</h2>
      <SummaryList
        rows={[
          { label: say.place, value: words.place[place.state] ?? '' },
          { label: say.dates, value: `${day(place.startsOn)} to ${day(place.endsOn)}` },
          ...(partnership ? [{ label: say.partners, value: words.list(partnership.partners) || say.partnerAlone }] : []),
          ...(partnership?.projectId ? [{ label: say.project, value: <A href={`/project/${partnership.projectId}`}>{say.openProject}</A> }] : []),
        ]}
      />
    </section>
  );
}

function Applications({ items }: { items: Due['applications'] }): JSX.Element {
  return (
    <section>
      <h2 class="govuk-heading-m">{say.applications}</h2>
      <ul class="govuk-list">
        {items.map(({ id, programme, cohort, reference, state }) => (
          <li key={id}>
            <A href={`/apply/${id}`}>{programme}, {cohort} ({reference})</A>{' '}
            <Tag colour={applicationStates[state].colour}>{applicationStates[state].text}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
