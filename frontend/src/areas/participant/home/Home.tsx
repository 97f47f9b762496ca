import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { A } from '../../../govuk/A';
import { EmptyState, Waiting } from '../../../govuk/blocks';
import { ButtonLink, LinkButton } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { Tag } from '../../../govuk/Tag';
import { day, list } from '../../../i18n';
import { Page } from '../../../shell/Page';
import { useOpenCalls } from '../../../shell/programme';
import { applicationStates } from '../../../states/application';
import { placeStates } from '../../../states/place';
import { useApplications, useOffers, usePlaces } from '../reads';
import { type Act, type Due, dueOf } from './due';
import { useSurveys } from './reads';
import { words as say } from './words';

// Home is what is due, then what there is. Each part that cannot be read says
// so in its own place.
export function Home(): JSX.Element {
  const offers = useOffers();
  const applications = useApplications();
  const surveys = useSurveys();
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
      {due.places.filter(({ state }) => state !== 'held').map((place) => <Place key={place.id} place={place} />)}
      {due.applications.length > 0 && <Applications items={due.applications} />}
    </Page>
  );
}

function Failed({ onAgain }: { onAgain: () => void }): JSX.Element {
  return <p class="govuk-body" role="alert">{say.failed} <LinkButton onClick={onAgain}>{say.again}</LinkButton></p>;
}

function DueList({ due }: { due: Due }): JSX.Element {
  const acts = dueOf(due);
  if (acts.length > 0) return <ul class="govuk-task-list">{acts.map((act, at) => <Row key={act.href} act={act} hintId={`due-${at}`} />)}</ul>;
  return due.applications.length + due.places.length > 0 ? <p class="govuk-body">{say.nothing}</p> : <Begin />;
}

function Row({ act: { title, href, hint }, hintId: id }: { act: Act; hintId: string }): JSX.Element {
  return (
    <li class="govuk-task-list__item govuk-task-list__item--with-link">
      <div class="govuk-task-list__name-and-hint">
        <Link href={href} class="govuk-link govuk-task-list__link" aria-describedby={id}>{title}</Link>
        <div id={id} class="govuk-task-list__hint">{hint}</div>
      </div>
    </li>
  );
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
          { label: say.place, value: placeStates[place.state].participant.text },
          { label: say.dates, value: say.from(day(place.startsOn), day(place.endsOn)) },
          ...(partnership ? [{ label: say.partners, value: list(partnership.partners) || say.partnerAlone }] : []),
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
            <Tag colour={applicationStates[state].applicant.colour}>{applicationStates[state].applicant.text}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
