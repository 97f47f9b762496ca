import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call as ask } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { useQueryState } from '../../../govuk/address';
import { WarningText } from '../../../govuk/blocks';
import { instant, toInstant } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { type Call, type Cohort, type Params, together, useCall, useCohort } from '../reads';
import { type Dossier, useApplication, useWay } from './reads';
import { actsOf } from './stand';
import { words } from './words';

const say = words.offering;

// ConfirmOffer says who is told what, and how many seats will be left.
export function ConfirmOffer({ params }: Params): JSX.Element {
  const reads = together(useApplication(params), useCall(params.call!));
  return <Loaded of={reads}>{([application, call]) => <WithSeats application={application} call={call} />}</Loaded>;
}

type Props = { application: Dossier; call: Call };

function WithSeats({ application, call }: Props): JSX.Element {
  return <Loaded of={useCohort(call.cohortId)}>{(cohort) => <Confirm application={application} call={call} cohort={cohort} />}</Loaded>;
}

function Confirm({ application, call, cohort }: Props & { cohort: Cohort }): JSX.Element {
  const [, navigate] = useLocation();
  const [replyBy] = useQueryState('replyBy', '');
  const way = useWay({ call: call.id, application: application.id });
  const [before] = useState(application.offer);
  const [{ offer, again }] = useState(actsOf(application)); // the page stays itself while its act is under way
  const until = toInstant(replyBy, '23:59');
  const [needed, free] = [application.members.length, cohort.capacity - cohort.seatsTaken];
  if (!offer && !again) return <Redirect to={way.record} replace />;
  if (!until) return <Redirect to={way.act('offer')} replace />;
  if (offer && application.offer === before && needed > free) return <TooFew needed={needed} free={free} back={way.record} cohort={cohort} />;
  return (
    <InterruptionPage
      title={say.checkTitle}
      action={say.action}
      cancel={way.act('offer', replyBy)}
      cancelLabel={say.back}
      act={async () => {
        await ask(api.POST('/applications/{application}/offer', { params: { path: { application: application.id } }, body: { replyBy } }));
        await changed();
      }}
      done={() => navigate(way.act('offered'), { replace: true })}
    >
      <p class="govuk-body">{say.affected(needed)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {application.members.map(({ id, name, email }) => <li key={id}>{name}, {email}</li>)}
      </ul>
      <p class="govuk-body">{say.until(instant(until))}</p>
      {offer && <p class="govuk-body">{say.seats(needed, free, free - needed)}</p>}
      <WarningText>{say.forGood}</WarningText>
    </InterruptionPage>
  );
}

type TooFewProps = { needed: number; free: number; back: string; cohort: Cohort };

function TooFew({ needed, free, back, cohort }: TooFewProps): JSX.Element {
  return (
    <Page title={say.tooFewTitle} caption={cohort.name} back={back}>
      <p class="govuk-body">{say.tooFew(needed, free)}</p>
      <p class="govuk-body">{say.tooFewNext}</p>
      <p class="govuk-body"><A href={`/admin/cohorts/${cohort.id}/change`}>{say.cohort}</A></p>
    </Page>
  );
}
