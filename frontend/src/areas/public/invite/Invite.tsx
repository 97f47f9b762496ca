import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { signOut } from '../../../api/account';
import { api, call, type Schema } from '../../../api/client';
import { drop, keep, keys } from '../../../api/keys';
import { problemFrom } from '../../../api/problem';
import { type Session, useSession } from '../../../api/session';
import { A } from '../../../govuk/A';
import { InsetText } from '../../../govuk/blocks';
import { Button, ButtonGroup, ButtonLink } from '../../../govuk/Button';
import { instant, words } from '../../../i18n';
import { useForm } from '../../../questions/useForm';
import { returning } from '../../../shell/address';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { applicationKinds } from '../../../states/applicationKind';
import { words as signIn } from '../sign-in/words';
import { words as start } from '../start/words';
import { useInvitation } from './reads';
import { words as say } from './words';

type View = Schema<'invitationView'>;

// Invite shows who invites to what and leaves the decision to a button.
export function Invite({ params }: { params: Record<string, string> }): JSX.Element {
  const token = params.token!;
  const invitation = useInvitation(token);
  if (invitation.error && problemFrom(invitation.error).status === 404) return <Told title={say.unknownTitle} body={say.unknownBody} />;
  return <Loaded of={invitation}>{(view) => <Standing view={view} token={token} />}</Loaded>;
}

function Standing({ view, token }: { view: View; token: string }): JSX.Element {
  if (view.state === 'accepted') return <Used />;
  if (view.state === 'declined') return <Told title={say.wasDeclinedTitle} body={say.wasDeclinedBody} />;
  if (view.state === 'expired') return <Told title={say.expiredTitle} body={say.expiredBody(view.inviter)} />;
  if (view.state === 'revoked') return <Told title={say.revokedTitle} body={say.revokedBody(view.inviter)} />;
  return <Open view={view} token={token} />;
}

export function Told({ title, body }: { title: string; body: string }): JSX.Element {
  return <Page title={title}><p class="govuk-body">{body}</p><p class="govuk-body"><A href="/">{words.notFound.home}</A></p></Page>;
}

function Used(): JSX.Element {
  const session = useSession();
  return (
    <Page title={say.usedTitle}>
      <p class="govuk-body">{say.usedBody}</p>
      <ButtonLink href={session ? '/apply' : '/sign-in?return=%2Fapply'}>{session ? start.carryOn : signIn.action}</ButtonLink>
    </Page>
  );
}

type OpenProps = { view: View; token: string };

function Open({ view, token }: OpenProps): JSX.Element {
  const session = useSession();
  const [refused, setRefused] = useState<'other_address' | 'already_used' | 'expired'>();
  const [, navigate] = useLocation();
  const form = useForm({
    initial: {},
    send: () => call(api.POST('/partner-invitations/accept', { body: { token } })),
    done: (application) => {
      drop(keys.invitation(token));
      keep(keys.application(application.id), application);
      navigate(`/apply/${application.id}`, { replace: true });
    },
    refused: ({ code }) => {
      if (code !== 'other_address' && code !== 'already_used' && code !== 'expired') return false;
      setRefused(code);
      return true;
    },
  });
  if (refused === 'already_used') return <Used />;
  if (refused === 'expired') return <Told title={say.expiredTitle} body={say.expiredBody(view.inviter)} />;
  if (session && (refused === 'other_address' || !sameAddress(session, view))) return <WrongPerson session={session} view={view} />;
  return (
    <Page title={say.title(view.inviter)} errors={form.errors} attempt={form.attempt}>
      <p class="govuk-body">{say.body(view.inviter, view.programme, view.cohort, applicationKinds[view.kind].invitee.text)}</p>
      <p class="govuk-body">{say.next}</p>
      <p class="govuk-body">{say.until(instant(view.graceUntil))}</p>
      {!session && <InsetText>{say.sentTo(view.email)}</InsetText>}
      {session ? <form onSubmit={form.submit}><ButtonGroup><Button busy={form.sending}>{say.accept}</Button><Decline token={token} /></ButtonGroup></form> : <Ways token={token} />}
    </Page>
  );
}

// Without a session the token goes along. It was mailed to the invited address and
// so proves it: no other mail need be opened to make an account.
function Ways({ token }: { token: string }): JSX.Element {
  const back = `/invite/${token}`;
  return (
    <>
      <ButtonGroup>
        <ButtonLink href={returning(`/confirm/${token}`, back)}>{say.signUp}</ButtonLink>
        <ButtonLink look="secondary" href={returning('/sign-in', back)}>{say.signIn}</ButtonLink>
      </ButtonGroup>
      <p class="govuk-body"><Decline token={token} /></p>
    </>
  );
}

function Decline({ token }: { token: string }): JSX.Element {
  return <A href={`/invite/${token}/decline`}>{say.decline}</A>;
}

function sameAddress(session: Session, view: View): boolean {
  return session.account.email.toLowerCase() === view.email.toLowerCase();
}

function WrongPerson({ session, view }: { session: Session; view: View }): JSX.Element {
  return (
    <Page title={say.wrongTitle}>
      <p class="govuk-body">{say.wrongBody(session.account.email, view.email)}</p>
      <Button onClick={() => void signOut().catch(() => undefined)}>{say.wrongAction}</Button>
    </Page>
  );
}
