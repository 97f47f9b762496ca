import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { NotificationBanner, WarningText } from '../../../govuk/blocks';
import { TaskList } from '../../../govuk/TaskList';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { said } from '../../../states';
import { sharedAnswers } from '../../../states/sharedAnswer';
import { whoChanged } from '../rewritten';
import { type Application, deadline, editable, self, useApplication } from './reads';
import { Standing } from './Standing';
import { awaited, tasksOf } from './tasks';
import { words } from './words';

const say = words.tasks;

// Tasks is the first page of an application: what is left to do while it can be
// changed, and where it stands afterwards.
export function Tasks({ params }: { params: Record<string, string> }): JSX.Element {
  const application = useApplication(params.application!);
  return <Loaded of={application}>{(data) => (editable(data) ? <List application={data} /> : <Standing application={data} />)}</Loaded>;
}

function List({ application }: { application: Application }): JSX.Element {
  const you = self(application);
  return (
    <Page title={`${application.programme}, ${application.cohort}`} back="/apply" caption={`${say.title} · ${say.reference(application.reference)}`}>
      {you?.signed && application.state === 'awaiting_members' && <Waiting application={application} />}
      {application.rewritten && <Rewritten application={application} change={application.rewritten} />}
      {isOver(application) ? <WarningText>{say.over(instant(deadline(application)))}</WarningText> : <p class="govuk-body">{intro(application)}</p>}
      {tasksOf(application).map(({ title, tasks }, at) => (
        <section key={title} aria-labelledby={`group-${at}`}>
          <h2 class="govuk-heading-m" id={`group-${at}`}>{title}</h2>
          <TaskList id={`tasks-${at}`} tasks={tasks} />
        </section>
      ))}
      {application.mayLeave && <p class="govuk-body"><A href={`/apply/${application.id}/leave`}>{words.leave.link}</A></p>}
      {you?.lead && <p class="govuk-body"><A href={`/apply/${application.id}/withdraw`}>{say.withdraw}</A></p>}
    </Page>
  );
}

// What was sent back has a day of its own, which the programme team names.
function isOver(application: Application): boolean {
  return application.state !== 'returned' && Date.parse(deadline(application)) <= Date.now();
}

function intro(application: Application): string {
  if (self(application)?.signed && application.state === 'awaiting_members') return say.introSigned;
  if (self(application)?.lead && application.state === 'awaiting_members') return say.introSign(instant(deadline(application)));
  const lead = application.members.find((member) => member.lead);
  if (lead && !lead.you) return say.introMember(lead.name, instant(application.graceUntil));
  return say.intro(instant(deadline(application)));
}

// Rewritten tells somebody who had signed what changed, who changed it, and how to
// sign again.
function Rewritten({ application, change }: { application: Application; change: NonNullable<Application['rewritten']> }): JSX.Element {
  const at = `/apply/${application.id}`;
  const more = (
    <>
      <p class="govuk-body">{change.changed.length > 0 ? say.changed : say.changedBack}</p>
      {change.changed.length > 0 && <ul class="govuk-list govuk-list--bullet">{change.changed.map((key) => <li key={key}>{said(sharedAnswers, 'applicant', key)}</li>)}</ul>}
      <p class="govuk-body"><A href={`${at}/check`}>{say.signAgain}</A> {say.or} <A href={`${at}/versions`}>{say.versions}</A></p>
    </>
  );
  return <NotificationBanner more={more}>{say.again(whoChanged(change), change.at ? instant(change.at) : '')}</NotificationBanner>;
}

function Waiting({ application }: { application: Application }): JSX.Element {
  return <NotificationBanner>{say.waiting(say.hasPlural(awaited(application)), instant(application.graceUntil))}</NotificationBanner>;
}
