import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { signIn, signOut } from '../../../api/account';
import type { Schema } from '../../../api/client';
import { useSession } from '../../../api/session';
import { A } from '../../../govuk/A';
import { EmptyState, InsetText } from '../../../govuk/blocks';
import { Button, ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { instant } from '../../../i18n';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { homes } from '../../../shell/navigation';
import { Page } from '../../../shell/Page';
import { useConfiguration, useOpenCalls, useProgramme } from '../../../shell/programme';
import { said } from '../../../states';
import { roles } from '../../../states/role';
import { useDemo } from './reads';
import { words as say } from './words';

export function Start(): JSX.Element {
  const calls = useOpenCalls();
  const session = useSession();
  const demo = useConfiguration()?.demo;
  const home = session && homes[session.role];
  const programme = useProgramme();
  const show = ({ items }: Schema<'openCallList'>) => (
    <Page title={programme}>
      <p class="govuk-body-l">{say.lead}</p>
      {home && home !== '/' && <ButtonLink href={home}>{say.carryOn}</ButtonLink>}
      <h2 class="govuk-heading-m">{say.callsTitle}</h2>
      <Calls calls={items} apply={!session || session.roles.includes('participant')} />
      <h2 class="govuk-heading-m">{say.needTitle}</h2>
      <ul class="govuk-list govuk-list--bullet">{say.need.map((need) => <li key={need}>{need}</li>)}</ul>
      <p class="govuk-body">{say.time}</p>
      {!session && (
        <>
          <h2 class="govuk-heading-m">{say.signInTitle}</h2>
          <p class="govuk-body"><A href="/sign-in">{say.signIn}</A></p>
        </>
      )}
      {demo && <Demo />}
    </Page>
  );
  return <Loaded of={calls}>{show}</Loaded>;
}

// Who acts in other roles only has nothing to apply with, so there is no button.
function Calls({ calls, apply }: { calls: Schema<'openCall'>[]; apply: boolean }): JSX.Element {
  if (calls.length === 0) return <EmptyState text={say.noCalls}><p class="govuk-body">{say.noCallsNext}</p></EmptyState>;
  return (
    <>
      {calls.map((call) => (
        <div class="app-card" key={call.id}>
          <h3 class="govuk-heading-s">{call.programme}, {call.cohort}</h3>
          <SummaryList
            rows={[
              { label: say.closes, value: instant(call.closesAt) },
              { label: say.grace, value: instant(call.graceUntil) },
              { label: say.seats, value: String(call.capacity) },
            ]}
          />
          {apply && <ButtonLink href={`/apply?call=${call.id}`}>{say.apply}</ButtonLink>}
        </div>
      ))}
    </>
  );
}

function Demo(): JSX.Element {
  const people = useDemo();
  return (
    <InsetText>
      <h2 class="govuk-heading-m">{say.demoTitle}</h2>
      <p class="govuk-body">{say.demoBody}</p>
      {people.data && (
        <Table
          caption={say.demoTitle}
          captionHidden
          rows={people.data.signIns}
          rowKey={(person) => person.email}
          columns={[
            { key: 'name', label: say.demoPerson, value: (person) => person.name },
            { key: 'role', label: say.demoRole, value: (person) => said(roles, 'everybody', person.role) || person.role },
            { key: 'act', label: say.demoAction, value: () => '', cell: (person) => <DemoSignIn person={person} /> },
          ]}
        />
      )}
      <p class="govuk-body"><A href="/demo/mail">{say.demoMail}</A></p>
    </InsetText>
  );
}

function DemoSignIn({ person }: { person: Schema<'demoSignIn'> }): JSX.Element {
  const [, navigate] = useLocation();
  const session = useSession();
  const form = useForm({
    initial: { email: person.email, password: person.password },
    send: async (values) => {
      if (session) await signOut();
      return signIn(values);
    },
    done: ({ role }) => navigate(homes[role] ?? '/'),
  });
  return (
    <form onSubmit={form.submit}>
      {form.errors.map((error) => <p key={error.text} class="govuk-error-message">{error.text}</p>)}
      <Button look="secondary" label={say.demoAs(person.name)} busy={form.sending}>{say.demoAction}</Button>
    </form>
  );
}
