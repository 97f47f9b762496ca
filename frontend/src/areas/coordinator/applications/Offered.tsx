import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { A } from '../../../govuk/A';
import { Panel } from '../../../govuk/blocks';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { type Call, type Params, together, useCall, useCohort } from '../reads';
import { namesOf } from './Offer';
import { type Dossier, useApplication, useWay } from './reads';
import { words } from './words';

const say = words.offering;

// Offered confirms what was done and how many seats are left. It can be
// bookmarked: it reads the application and sends nothing.
export function Offered({ params }: Params): JSX.Element {
  const reads = together(useApplication(params), useCall(params.call!));
  return <Loaded of={reads}>{([application, call]) => <Shown application={application} call={call} />}</Loaded>;
}

function Shown({ application, call }: { application: Dossier; call: Call }): JSX.Element {
  const cohort = useCohort(call.cohortId);
  const way = useWay({ call: call.id, application: application.id });
  if (application.offer === 'none') return <Redirect to={way.record} replace />;
  return (
    <Loaded of={cohort}>
      {({ name, capacity, seatsTaken }) => (
        <Page title={say.done} ownHeading>
          <Panel title={say.done}>{words.title(application.reference)}</Panel>
          <p class="govuk-body">{say.doneTo(namesOf(application))}</p>
          <p class="govuk-body">{say.left(capacity - seatsTaken, capacity, name)}</p>
          <h2 class="govuk-heading-m">{say.nextTitle}</h2>
          <p class="govuk-body">{application.kind === 'individual' ? say.nextAlone : say.next}</p>
          <p class="govuk-body"><A href={way.record}>{say.toApplication}</A></p>
          <p class="govuk-body"><A href={way.list}>{say.toCall}</A></p>
        </Page>
      )}
    </Loaded>
  );
}
