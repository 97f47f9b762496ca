import { Fragment, type JSX } from 'preact';
import { A, Hidden } from '../../../govuk/A';
import { ButtonLink } from '../../../govuk/Button';
import { day, shortDay } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { NoProgramme } from '../programmes/Programmes';
import type { Cohort } from '../reads';
import { Mark } from '../Status';
import { type Band, bandOf, datesOf, ended, headlineOf, markOf, runsOf, type Task, tasksOf } from './queue';
import { type Standing, useStanding } from './reads';
import { words as say } from './words';

// Today is what needs the programme team: one thing first, then the rest by
// urgency, each with its act, and apart from these what runs by itself.
export function Today(): JSX.Element {
  return (
    <Loaded of={useStanding()}>
      {(now) => <Page title={say.title} wide>{now.programmes === 0 ? <NoProgramme /> : <Desk now={now} />}</Page>}
    </Loaded>
  );
}

function Desk({ now }: { now: Standing }): JSX.Element {
  const tasks = tasksOf(now);
  const [first, ...rest] = tasks;
  return (
    <div class="ws">
      <p class="ws-mute">{day(new Date())}. {headlineOf(tasks)}</p>
      <div class="ws-cols">
        <div>
          {first && <First task={first} />}
          {(['now', 'week', 'later'] as const).map((band) => <Queue key={band} band={band} tasks={rest.filter((task) => bandOf(task) === band)} />)}
          <Runs now={now} />
        </div>
        <div>
          {now.cohorts.filter((cohort) => !ended(cohort)).map((cohort) => <CohortBox key={cohort.id} cohort={cohort} now={now} />)}
          <Ended cohorts={now.cohorts.filter((cohort) => ended(cohort))} />
          <Dates now={now} />
        </div>
      </div>
    </div>
  );
}

function Urgency({ task }: { task: Task }): JSX.Element {
  const { text, look } = markOf(task);
  return look ? <Mark look={look}>{text}</Mark> : <span class="ws-mute">{text}</span>;
}

function First({ task }: { task: Task }): JSX.Element {
  return (
    <section class="ws-box ws-box--lead" aria-labelledby="first">
      <p class="ws-small"><b>{say.first}</b> · <Urgency task={task} /></p>
      <h2 id="first">{task.number} {task.text}</h2>
      <p>{task.detail}</p>
      <ButtonLink href={task.href}>{task.act}<Hidden>{`${task.number} ${task.text}, ${task.detail}`}</Hidden></ButtonLink>
    </section>
  );
}

function Queue({ band, tasks }: { band: Band; tasks: Task[] }): JSX.Element | null {
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby={band}>
      <h2 id={band}>{say.bands[band]}</h2>
      <ul class="ws-queue">
        {tasks.map((task) => (
          <li key={task.key}>
            <div><Urgency task={task} /></div>
            <div><p><b>{task.number}</b> {task.text}</p><p class="ws-mute">{task.detail}</p></div>
            <div><A href={task.href}>{task.act}<Hidden>{`${task.number} ${task.text}, ${task.detail}`}</Hidden></A></div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Runs({ now }: { now: Standing }): JSX.Element | null {
  const runs = runsOf(now);
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">{say.runsTitle}</h2>
      {runs.map(({ key, text, href }) => <p key={key}>{text} <A href={href}>{say.see}<Hidden>{text}</Hidden></A></p>)}
    </section>
  );
}

function CohortBox({ cohort, now }: { cohort: Cohort; now: Standing }): JSX.Element {
  const calls = now.calls.filter(({ call }) => call.cohortId === cohort.id);
  return (
    <section class="ws-box" aria-labelledby={cohort.id}>
      <h2 id={cohort.id}><A href={`/admin/cohorts/${cohort.id}`}>{cohort.name}</A></h2>
      <dl class="ws-kv">
        <dt>{say.runs}</dt><dd>{say.runsFromTo(shortDay(cohort.startsOn), shortDay(cohort.endsOn))}</dd>
        <dt>{say.seats}</dt><dd>{say.seatsOf(cohort.seatsTaken, cohort.capacity)}</dd>
        {calls.map(({ call }) => (
          <Fragment key={call.id}><dt>{say.applications}</dt><dd><A href={`/admin/calls/${call.id}`}>{say.sentOf(call.applications.submitted, call.applications.total)}<Hidden>{say.inCohort(cohort.name)}</Hidden></A></dd></Fragment>
        ))}
      </dl>
    </section>
  );
}

function Ended({ cohorts }: { cohorts: Cohort[] }): JSX.Element | null {
  if (cohorts.length === 0) return null;
  return (
    <section aria-labelledby="ended">
      <h2 id="ended">{say.endedTitle}</h2>
      <ul>{cohorts.map(({ id, name }) => <li key={id}><A href={`/admin/cohorts/${id}`}>{name}</A></li>)}</ul>
    </section>
  );
}

function Dates({ now }: { now: Standing }): JSX.Element | null {
  const dates = datesOf(now);
  if (dates.length === 0) return null;
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{say.datesTitle}</h2>
      <dl class="ws-kv">{dates.map(({ key, at, text }) => <Fragment key={key}><dt>{shortDay(new Date(at))}</dt><dd>{text}</dd></Fragment>)}</dl>
    </section>
  );
}
