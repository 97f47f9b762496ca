import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { InsetText } from '../../../govuk/blocks';
import { SummaryList } from '../../../govuk/SummaryList';
import { Tag } from '../../../govuk/Tag';
import { instant } from '../../../i18n';
import { Page } from '../../../shell/Page';
import type { Said } from '../../../states';
import { applicationStates } from '../../../states/application';
import { answersOf } from './answers';
import { WithMember } from './Member';
import { People } from './People';
import { type Application, self } from './reads';
import { words } from './words';

// Standing is an application that can no longer be changed: where it stands and
// everything that was written.
export function Standing({ application }: { application: Application }): JSX.Element {
  const { text, colour, hint }: Said = applicationStates[application.state].applicant;
  const over = application.state === 'withdrawn' || application.state === 'lapsed';
  return (
    <WithMember application={application}>
      {({ member }) => (
        <Page title={`${application.programme}, ${application.cohort}`} back="/apply" caption={`${words.tasks.title} · ${words.tasks.reference(application.reference)}`}>
          <p class="govuk-body"><Tag colour={colour}>{text}</Tag></p>
          <InsetText>{hint ?? words.standing.other}</InsetText>
          {application.state === 'submitted' && <Next application={application} />}
          {over && <p class="govuk-body"><A href="/apply/start">{words.standing.again}</A></p>}
          {answersOf(application, member).map(({ title, rows }) => (
            <section key={title}><h2 class="govuk-heading-m">{title}</h2><SummaryList rows={rows} /></section>
          ))}
          {application.kind !== 'individual' && <People application={application} />}
          {application.mayLeave && <p class="govuk-body"><A href={`/apply/${application.id}/leave`}>{words.leave.link}</A></p>}
          {application.state === 'submitted' && self(application)?.lead && (
            <p class="govuk-body"><A href={`/apply/${application.id}/withdraw`}>{words.tasks.withdraw}</A></p>
          )}
        </Page>
      )}
    </WithMember>
  );
}

export function Next({ application }: { application: Application }): JSX.Element {
  const say = words.sent;
  return (
    <>
      <h2 class="govuk-heading-m">{say.nextTitle}</h2>
      <p class="govuk-body">{say.read(instant(application.closesAt))}</p>
      <p class="govuk-body">{say.outcome}</p>
    </>
  );
}
