import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call } from '../../../api/client';
import { A } from '../../../govuk/A';
import { Panel } from '../../../govuk/blocks';
import { Textarea } from '../../../govuk/Textarea';
import { words } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { Told } from './Invite';
import { useInvitation } from './reads';
import { words as say } from './words';

export function DeclineInvite({ params }: { params: Record<string, string> }): JSX.Element {
  const token = params.token!;
  const [declined, setDeclined] = useState(false);
  const invitation = useInvitation(token);
  if (declined) return <Declined />;
  return (
    <Loaded of={invitation}>
      {(view) => (view.state === 'open' ? <Ask token={token} inviter={view.inviter} done={() => setDeclined(true)} /> : <Told title={say.usedTitle} body={say.usedBody} />)}
    </Loaded>
  );
}

function Ask({ token, inviter, done }: { token: string; inviter: string; done: () => void }): JSX.Element {
  const form = useForm({
    initial: { reason: '' },
    send: ({ reason }) => call(api.POST('/partner-invitations/decline', { body: { token, reason } })),
    done,
  });
  return (
    <QuestionPage
      title={say.declineTitle}
      back={`/invite/${token}`}
      form={form}
      action={say.declineAction}
      intro={<p class="govuk-body">{say.declineWho(inviter)}</p>}
      beside={<A href={`/invite/${token}`}>{words.cancel}</A>}
    >
      <Textarea {...form.field('reason')} label={say.reason} hint={say.reasonHint} optional rows={3} />
    </QuestionPage>
  );
}

function Declined(): JSX.Element {
  return (
    <Page title={say.declinedTitle} ownHeading>
      <Panel title={say.declinedTitle} />
      <p class="govuk-body">{say.declinedBody}</p>
    </Page>
  );
}
