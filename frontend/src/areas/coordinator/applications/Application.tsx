import type { JSX } from 'preact';
import { InsetText } from '../../../govuk/blocks';
import { Button, ButtonGroup, ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { instant } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { said } from '../../../states';
import { applicationStates } from '../../../states/application';
import { applicationKinds } from '../../../states/applicationKind';
import { applicationOffers } from '../../../states/applicationOffer';
import { levels } from '../../../states/level';
import { organisationKinds } from '../../../states/organisationKind';
import { sectors } from '../../../states/sector';
import { unitKinds } from '../../../states/unitKind';
import { words as callWords } from '../calls/words';
import type { Params } from '../reads';
import { Status } from '../Status';
import { History } from './History';
import { type Dossier, named, useApplication } from './reads';
import { words as say } from './words';

type ActsProps = { application: Dossier; at: string };

// Application is everything the programme team knows of one application; it
// prints as a document.
export function Application({ params }: Params): JSX.Element {
  return <Loaded of={useApplication(params)}>{(application) => <Shown application={application} call={params.call!} />}</Loaded>;
}

function Shown({ application, call }: { application: Dossier; call: string }): JSX.Element {
  const alone = application.kind === 'individual';
  const { challenge, whyTogether, hopedFor } = application.jointCase;
  return (
    <Page title={say.title(application.reference)} back={`/admin/calls/${call}`}>
      <Told />
      <Facts application={application} />
      <Acts application={application} at={`/admin/calls/${call}/applications/${application.id}`} />
      <h2 class="govuk-heading-m">{alone ? say.caseTitleAlone : say.caseTitle}</h2>
      <SummaryList
        rows={[
          { label: say.case.challenge, value: challenge },
          ...(alone ? [] : [{ label: say.case.whyTogether, value: whyTogether }]),
          { label: say.case.hopedFor, value: hopedFor },
        ]}
      />
      <h2 class="govuk-heading-m">{say.peopleTitle}</h2>
      {application.members.map((member) => <Member key={member.id} member={member} />)}
      <History events={application.history} />
    </Page>
  );
}

function Facts({ application }: { application: Dossier }): JSX.Element {
  const { state, offer, kind, unitKind, submittedAt } = application;
  return (
    <SummaryList
      rows={[
        { label: callWords.list.state, value: <Status said={applicationStates[state].coordinator} /> },
        { label: callWords.list.offer, value: <Status said={applicationOffers[offer].coordinator} /> },
        { label: callWords.list.kind, value: applicationKinds[kind].coordinator.text },
        ...(kind === 'individual' ? [] : [{ label: say.unitKind, value: unitKinds[unitKind].coordinator.text }]),
        { label: say.submitted, value: submittedAt ? instant(submittedAt) : say.notSubmitted },
      ]}
    />
  );
}

// What can be done with the application as it stands.
function Acts({ application, at }: ActsProps): JSX.Element {
  const open = application.state === 'submitted';
  const stands = ['made', 'accepted', 'lapsed'];
  const [gone, left] = [named(application, ['declined']), named(application, stands)];
  const held = application.members.some(({ offer }) => offer?.state === 'lapsed' && offer.holdsSeat);
  const together = application.members.every(({ offer }) => offer?.state === 'accepted');
  const afresh = open && (application.offer === 'none' || application.offer === 'rescinded' || (gone !== '' && named(application, ['made', 'accepted']) === ''));
  return (
    <>
      {application.offer === 'declined' && <InsetText>{say.declinedNext(gone, left)}</InsetText>}
      <ButtonGroup>
        {afresh && <ButtonLink href={`${at}/offer`}>{say.offer}</ButtonLink>}
        {open && application.offer === 'lapsed' && <ButtonLink href={`${at}/offer`}>{say.again}</ButtonLink>}
        {open && held && <ButtonLink href={`${at}/release`} look="secondary">{say.release}</ButtonLink>}
        {open && left !== '' && !together && <ButtonLink href={`${at}/withdraw`} look="secondary">{say.withdraw}</ButtonLink>}
        <Button look="secondary" onClick={() => window.print()}>{say.print}</Button>
      </ButtonGroup>
    </>
  );
}

function answer({ offer }: Dossier['members'][number]): string {
  if (!offer) return '';
  const holds = offer.state === 'lapsed' && offer.holdsSeat ? ` ${say.answer.holds}` : '';
  if (offer.state === 'rescinded') return say.answer.rescinded;
  if (offer.state === 'declined') return say.answer.declined(instant(offer.answeredAt!), offer.reason);
  if (offer.state === 'accepted') return say.answer.accepted(instant(offer.answeredAt!));
  return say.answer[offer.state](instant(offer.replyBy)) + holds;
}

function Member({ member }: { member: Dossier['members'][number] }): JSX.Element {
  const manager = [member.lineManagerName, member.lineManagerEmail].filter(Boolean).join('\n');
  return (
    <section>
      <h3 class="govuk-heading-s">{member.name || say.noName}</h3>
      <SummaryList
        rows={[
          ...(member.offer ? [{ label: say.answer.label, value: answer(member) }] : []),
          { label: say.email, value: member.email },
          { label: say.job, value: member.jobTitle },
          { label: say.role, value: said(levels, 'coordinator', member.role) },
          { label: say.sector, value: said(sectors, 'coordinator', member.sector) },
          { label: say.organisation, value: member.organisation },
          { label: say.organisationKind, value: said(organisationKinds, 'coordinator', member.organisationKind) },
          { label: say.area, value: member.areaName },
          { label: say.manager, value: manager },
          { label: say.signed, value: member.signed ? say.yes : say.no },
        ]}
      />
    </section>
  );
}
