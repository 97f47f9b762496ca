import type { ComponentChildren, JSX } from 'preact';
import { A, Hidden } from '../../../govuk/A';
import { EmptyState, Waiting } from '../../../govuk/blocks';
import { ButtonLink, LinkButton } from '../../../govuk/Button';
import { Tag } from '../../../govuk/Tag';
import { day, daysTo, inDays, list, longDay } from '../../../i18n';
import { Page } from '../../../shell/Page';
import { useOpenCalls } from '../../../shell/programme';
import { placeStates } from '../../../states/place';
import { Dated, dayIn } from '../Due';
import { useApplications, useOffers, usePlaces, useProject } from '../reads';
import { standingOf } from '../standing';
import { type Act, type Due, dueOf, nextMilestone } from './due';
import { type Stage, type Whereabouts, whereOf } from './line';
import { useSurveys } from './reads';
import { words as say } from './words';

// Home says how it stands, what is due, with whom and when, in the order of use.
// Each part that cannot be read says so in its own place.
export function Home(): JSX.Element {
  const [offers, applications, surveys, places] = [useOffers(), useApplications(), useSurveys(), usePlaces()];
  const projectId = places.data?.items.find(({ partnership }) => partnership?.projectId)?.partnership?.projectId;
  const project = useProject(projectId);
  const reads = [offers, applications, surveys, places, ...(projectId ? [project] : [])];
  const failed = reads.filter(({ isError }) => isError);
  const due: Due = {
    offers: offers.data?.items ?? [],
    applications: applications.data?.items ?? [],
    surveys: surveys.data?.items ?? [],
    places: places.data?.items ?? [],
    projects: project.data ? [project.data] : [],
  };
  const waiting = reads.some(({ isPending }) => isPending);
  const where = waiting ? { heading: say.title, stages: [] } : whereOf(due);
  const acts = dueOf(due);
  return (
    <Page title={where.heading} caption={where.caption} wide>
      {failed.length > 0 && <Failed onAgain={() => failed.forEach(({ refetch }) => void refetch())} />}
      {waiting ? <Waiting /> : <Body due={due} where={where} acts={acts} />}
    </Page>
  );
}

function Body({ due, where, acts }: { due: Due; where: Whereabouts; acts: Act[] }): JSX.Element {
  const begun = due.applications.length + due.places.length > 0;
  return (
    <>
      <div class="app-where">
        {acts.length > 0 ? <Sentence acts={acts} /> : begun && <p class="govuk-body-l">{say.nothing}</p>}
        {where.stages.length > 0 && <Line stages={where.stages} />}
      </div>
      <Facts due={due} where={where} />
      {acts.length + Number(begun) === 0 && <Begin />}
      <div class="app-split">
        <div>{acts.length > 0 && <DueList acts={acts} />}</div>
        <Aside due={due} />
      </div>
    </>
  );
}

function Failed({ onAgain }: { onAgain: () => void }): JSX.Element {
  return <p class="govuk-body" role="alert">{say.failed} <LinkButton onClick={onAgain}>{say.again}</LinkButton></p>;
}

function Sentence({ acts }: { acts: Act[] }): JSX.Element {
  const late = acts.filter(({ on }) => on && daysTo(dayIn(on)) < 0).length;
  return (
    <p class="govuk-body-l">
      <a class="govuk-link" href="#due">{say.things(acts.length)}</a>
      {late > 0 && <>, <span class="app-late">{acts.length === 1 ? say.isLate : say.ofThem(late)}</span></>}.
    </p>
  );
}

function Line({ stages }: { stages: Stage[] }): JSX.Element {
  return (
    <ol class="app-line" aria-label={say.lineLabel}>
      {stages.map(({ text, when, stand }) => (
        <li key={text} class={`app-line__${stand}`} aria-current={stand === 'now' ? 'step' : undefined}>
          {stand === 'done' && <span class="govuk-visually-hidden">{say.done} </span>}
          <b>{text}</b>{when && <span> {when}</span>}
        </li>
      ))}
    </ol>
  );
}

function Facts({ due, where: { next } }: { due: Due; where: Whereabouts }): JSX.Element {
  const together = due.places.find(({ partnership }) => partnership)?.partnership;
  const [project] = due.projects;
  const milestone = project && nextMilestone(project);
  const done = project?.milestones.filter(({ doneOn }) => doneOn).length ?? 0;
  return (
    <div class="app-facts">
      {together && <Fact label={say.partners} title={list(together.partners) || say.partnerAlone} them={together.partners.length > 0} />}
      {next && <Fact label={say.nextDate} title={longDay(next.on)}>{next.what}</Fact>}
      {project && (
        <Fact label={milestone ? say.nextMilestone(inDays(daysTo(milestone.dueOn!))) : say.project} title={milestone?.title ?? project.title}>
          {milestone && <>{project.title}<br /></>}{say.tally(done, project.milestones.length)}<br /><A href={`/project/${project.id}`}>{say.openProject}</A>
        </Fact>
      )}
    </div>
  );
}

function Fact({ label, title, them, children }: { label: string; title: string; them?: boolean; children?: ComponentChildren }): JSX.Element {
  return (
    <section class={`app-fact${them ? ' app-fact--them' : ''}`}>
      <h2 class="govuk-heading-s"><span class="app-label">{label}<Hidden>:</Hidden></span> {title}</h2>
      {children && <p class="govuk-body-s">{children}</p>}
    </section>
  );
}

function DueList({ acts }: { acts: Act[] }): JSX.Element {
  return (
    <>
      <h2 class="govuk-heading-m" id="due" tabIndex={-1}>{say.dueTitle}</h2>
      <ul class="app-due">
        {acts.map(({ title, href, hint, on }) => (
          <Dated key={href} on={on}>
            <p class="govuk-body"><A href={href}>{title}</A></p>
            <p class="govuk-body-s app-secondary">{hint}</p>
          </Dated>
        ))}
      </ul>
    </>
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

function Aside({ due: { places, applications } }: { due: Due }): JSX.Element {
  return (
    <div>
      {places.filter(({ state }) => state !== 'held').map((place) => (
        <section key={place.id}>
          <h2 class="govuk-heading-s">{place.programme}, {place.cohort}</h2>
          <p class="govuk-body-s">{placeStates[place.state].participant.text}.<br />{say.from(day(place.startsOn), day(place.endsOn))}</p>
        </section>
      ))}
      {applications.length > 0 && (
        <section>
          <h2 class="govuk-heading-s">{say.applications}</h2>
          <ul class="govuk-list">{applications.map((one) => <Applied key={one.id} application={one} places={places} />)}</ul>
        </section>
      )}
    </div>
  );
}

function Applied({ application, places }: { application: Due['applications'][number]; places: Due['places'] }): JSX.Element {
  const { text, colour } = standingOf(application, places);
  const { id, programme, cohort, reference } = application;
  return <li><A href={`/apply/${id}`}>{programme}, {cohort} ({reference})</A> <Tag colour={colour}>{text}</Tag></li>;
}
