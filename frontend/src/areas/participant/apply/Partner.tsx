import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call, type Schema } from '../../../api/client';
import { problemFrom } from '../../../api/problem';
import { A } from '../../../govuk/A';
import { useQueryState } from '../../../govuk/address';
import { EmptyState, NotificationBanner } from '../../../govuk/blocks';
import { ButtonLink, LinkButton } from '../../../govuk/Button';
import type { ErrorLine } from '../../../govuk/ErrorSummary';
import { SummaryList } from '../../../govuk/SummaryList';
import { Tag } from '../../../govuk/Tag';
import { instant } from '../../../i18n';
import { Page } from '../../../shell/Page';
import { deliveryStates } from '../../../states/delivery';
import { invitationResponses } from '../../../states/partnerInvitation';
import { Editing } from './Member';
import { People } from './People';
import { type Application, reread, self } from './reads';
import { words } from './words';

const say = words.partner;
const seats = { individual: 1, pair: 2, triad: 3 };
type Invitation = Schema<'partnerInvitation'>;

export function Partner({ params }: { params: Record<string, string> }): JSX.Element {
  return <Editing id={params.application!}>{(application) => <Board application={application} />}</Editing>;
}

// Board shows who is in, who was asked, and what came of it.
function Board({ application }: { application: Application }): JSX.Element {
  const [invited] = useQueryState('invited', '');
  const [told, setTold] = useState(invited && say.invited(invited));
  const [errors, setErrors] = useState<ErrorLine[]>([]);
  const lead = self(application)?.lead ?? false;
  const resend = async (invitation: Invitation) => {
    setErrors([]);
    try {
      await call(api.POST('/partner-invitations/{invitation}/resend', { params: { path: { invitation: invitation.id } }, body: {} }));
      setTold(say.resent(invitation.name));
      await reread(application.id);
    } catch (thrown) {
      setErrors([{ text: problemFrom(thrown).detail }]);
    }
  };
  return (
    <Page title={say.title} back={`/apply/${application.id}`} errors={errors} attempt={errors.length}>
      {told && <NotificationBanner success key={told}>{told}</NotificationBanner>}
      <People application={application} />
      <h2 class="govuk-heading-m">{say.invitations}</h2>
      {application.invitations.map((invitation) => (
        <Asked key={invitation.id} invitation={invitation} base={`/apply/${application.id}`} onResend={lead ? () => void resend(invitation) : undefined} />
      ))}
      <Room application={application} lead={lead} />
      <p class="govuk-body"><A href={`/apply/${application.id}`}>{say.back}</A></p>
    </Page>
  );
}

function Asked({ invitation, base, onResend }: { invitation: Invitation; base: string; onResend?: () => void }): JSX.Element {
  const answer = invitationResponses[invitation.response].inviter;
  const delivery = deliveryStates[invitation.delivery].inviter;
  const open = invitation.response === 'open';
  const again = open || invitation.response === 'expired';
  return (
    <div class="app-card">
      <h3 class="govuk-heading-s">{invitation.name}</h3>
      <SummaryList
        rows={[
          { label: say.sentTo, value: invitation.email },
          { label: say.email, value: <Tag colour={delivery.colour}>{delivery.text}</Tag> },
          { label: say.answer, value: <Tag colour={answer.colour}>{answer.text}</Tag> },
          ...(open ? [{ label: say.until, value: instant(invitation.expiresAt) }] : []),
        ]}
      />
      {onResend && again && (
        <ul class="govuk-list">
          <li><LinkButton onClick={onResend} label={say.resendFor(invitation.name)}>{say.resend}</LinkButton></li>
          {open && <li><A href={`${base}/invitations/${invitation.id}/take-back`}>{say.revokeFor(invitation.name)}</A></li>}
        </ul>
      )}
    </div>
  );
}

function Room({ application, lead }: { application: Application; lead: boolean }): JSX.Element | null {
  const asked = application.invitations.filter(({ response }) => response === 'open').length;
  const free = seats[application.kind] - application.members.length - asked;
  if (free <= 0) return application.invitations.length === 0 ? <p class="govuk-body">{say.full}</p> : null;
  const text = application.invitations.length === 0 ? (lead ? say.none(free) : say.noneMember) : say.free(free);
  return (
    <EmptyState text={text}>
      {lead && <ButtonLink href={`/apply/${application.id}/invite`}>{say.invite}</ButtonLink>}
    </EmptyState>
  );
}
