import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call, type Schema } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import type { Session } from '../../../api/session';
import { useQueryState } from '../../../govuk/address';
import { NotificationBanner, WarningText } from '../../../govuk/blocks';
import { LinkButton } from '../../../govuk/Button';
import { SummaryList, type SummaryRow } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { clock, shortDay } from '../../../i18n';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { said } from '../../../states';
import { roles } from '../../../states/role';
import { browser } from './browser';
import { useAccount, useSessions } from './reads';
import { SignedIn } from './SignedIn';
import { words as say } from './words';

type Info = Schema<'sessionInfo'>;

export function Account(): JSX.Element {
  return <SignedIn>{(session) => <Read session={session} />}</SignedIn>;
}

function Read({ session }: { session: Session }): JSX.Element {
  const account = useAccount();
  return <Loaded of={account}>{(data) => <Show account={data} session={session} />}</Loaded>;
}

const told: Record<string, string> = { name: say.nameDone, password: say.passwordDone, 'security-code-off': say.factor.removed };

function Show({ account, session }: { account: Schema<'account'>; session: Session }): JSX.Element {
  const [done] = useQueryState('done', '');
  return (
    <Page title={say.title}>
      {told[done] && <NotificationBanner success>{told[done]}</NotificationBanner>}
      {session.needsSecondFactor && <WarningText>{say.required}</WarningText>}
      <h2 class="govuk-heading-m">{say.details}</h2>
      <SummaryList rows={rows(account)} />
      <h2 class="govuk-heading-m">{say.sessions}</h2>
      <Sessions />
    </Page>
  );
}

function rows(account: Schema<'account'>): SummaryRow[] {
  const on = account.secondFactor === 'on';
  return [
    { label: say.name, value: account.name, change: '/account/name' },
    { label: say.email, value: account.email },
    { label: say.roles, value: account.roles.map((role) => said(roles, 'everybody', role) || role).join(', ') },
    { label: say.password, value: say.hidden, change: '/account/password' },
    {
      label: say.secondFactor,
      value: on ? `${say.on}, ${say.left(account.recoveryCodesLeft)}` : say.off,
      change: on ? '/account/security-code/off' : '/account/security-code',
      action: on ? say.remove : say.setUp,
    },
  ];
}

function Sessions(): JSX.Element | null {
  const [ended, setEnded] = useState(0);
  const sessions = useSessions();
  const list = sessions.data?.items;
  if (!list) return null;
  return (
    <>
      <p class="govuk-body" role="status">{ended > 0 ? say.ended : ''}</p>
      <Table
        caption={say.sessions}
        captionHidden
        rows={list}
        rowKey={({ id }) => id}
        columns={[
          { key: 'agent', label: say.agent, value: ({ agent }) => browser(agent) },
          { key: 'since', label: say.since, value: ({ createdAt }) => when(createdAt) },
          { key: 'seen', label: say.seen, value: ({ lastSeenAt }) => when(lastSeenAt) },
          { key: 'act', label: say.act, value: () => '', cell: (info) => <End info={info} done={() => setEnded(ended + 1)} /> },
        ]}
      />
    </>
  );
}

const when = (at: string) => `${clock(at)}, ${shortDay(at)}`;

function End({ info, done }: { info: Info; done: () => void }): JSX.Element {
  const form = useForm({
    initial: {},
    send: () => call(api.POST('/sessions/{session}/end', { params: { path: { session: info.id } }, body: {} })),
    done: () => {
      done();
      void changed(keys.sessions);
    },
  });
  if (info.current) return <Tag colour="green">{say.thisOne}</Tag>;
  return (
    <>
      {form.errors.map(({ text }) => <p key={text} class="govuk-error-message">{text}</p>)}
      <LinkButton label={say.endLabel(browser(info.agent))} onClick={() => void form.submit()}>{say.end}</LinkButton>
    </>
  );
}
