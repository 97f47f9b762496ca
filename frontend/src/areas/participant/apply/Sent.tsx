import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { A } from '../../../govuk/A';
import { Panel } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { instant, list } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { type Application, self, useApplication } from './reads';
import { Next } from './Standing';
import { awaited } from './tasks';
import { words } from './words';

const say = words.sent;

// Sent confirms what was done. It reads the application again, so that it can
// be bookmarked and Back cannot send twice.
export function Sent({ params }: { params: Record<string, string> }): JSX.Element {
  const application = useApplication(params.application!);
  return (
    <Loaded of={application}>
      {(data) => {
        const waits = data.state === 'awaiting_members' && (self(data)?.signed ?? false);
        if (data.state !== 'submitted' && !waits) return <Redirect to={`/apply/${data.id}`} replace />;
        return <Done application={data} waits={waits} />;
      }}
    </Loaded>
  );
}

function Done({ application, waits }: { application: Application; waits: boolean }): JSX.Element {
  const title = waits ? say.signedTitle : say.title;
  return (
    <Page title={title} ownHeading>
      <Panel title={title}>{say.reference}<br /><strong>{application.reference}</strong></Panel>
      {!waits && <p class="govuk-body">{say.mail}</p>}
      {waits && (
        <>
          <h2 class="govuk-heading-m">{say.nextTitle}</h2>
          <p class="govuk-body">{say.waiting(list(awaited(application)), instant(application.graceUntil))}</p>
        </>
      )}
      {!waits && <Next application={application} />}
      <ButtonLink href="/home">{say.home}</ButtonLink>
      <p class="govuk-body"><A href={`/apply/${application.id}`}>{say.see}</A></p>
    </Page>
  );
}
