import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { TextInput } from '../../../govuk/TextInput';
import { instant } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { NotFound } from '../../../shell/pages';
import { Editing } from './Member';
import { type Application, reread } from './reads';
import { words } from './words';

const say = words.partner;

export function Invite({ params }: { params: Record<string, string> }): JSX.Element {
  return <Editing id={params.application!}>{(application) => <Form application={application} />}</Editing>;
}

function Form({ application }: { application: Application }): JSX.Element {
  const [, navigate] = useLocation();
  const board = `/apply/${application.id}/partner`;
  const form = useForm({
    initial: { name: '', email: '' },
    send: async (body) => {
      await call(api.POST('/applications/{application}/invitations', { params: { path: { application: application.id } }, body }));
      await reread(application.id);
    },
    done: (_sent, { name }) => navigate(`${board}?invited=${encodeURIComponent(name.trim())}`, { replace: true }),
  });
  return (
    <QuestionPage
      title={say.inviteTitle}
      back={board}
      form={form}
      action={say.send}
      intro={<p class="govuk-body">{say.inviteIntro(instant(application.graceUntil))}</p>}
    >
      <TextInput {...form.field('name')} label={say.colleague} autocomplete="off" spellcheck={false} />
      <TextInput {...form.field('email')} label={say.address} hint={say.addressHint} type="email" autocomplete="off" />
    </QuestionPage>
  );
}

// TakeBack says whom it affects before an invitation stops working.
export function TakeBack({ params }: { params: Record<string, string> }): JSX.Element {
  const [, navigate] = useLocation();
  const board = `/apply/${params.application}/partner`;
  return (
    <Editing id={params.application!}>
      {(application) => {
        const invitation = application.invitations.find(({ id }) => id === params.invitation);
        if (!invitation) return <NotFound />;
        const act = async () => {
          await call(api.POST('/partner-invitations/{invitation}/revoke', { params: { path: { invitation: invitation.id } }, body: {} }));
          await reread(application.id);
        };
        return (
          <InterruptionPage title={say.revokeTitle} action={say.revokeAction} act={act} done={() => navigate(board, { replace: true })} cancel={board} cancelLabel={say.keep}>
            <p class="govuk-body">{say.revokeBody(invitation.name)}</p>
            <p class="govuk-body">{say.revokeNext}</p>
          </InterruptionPage>
        );
      }}
    </Editing>
  );
}
