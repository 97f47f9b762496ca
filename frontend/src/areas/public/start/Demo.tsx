import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { signIn, signOut } from '../../../api/account';
import type { Schema } from '../../../api/client';
import { useSession } from '../../../api/session';
import { A } from '../../../govuk/A';
import { LinkButton } from '../../../govuk/Button';
import { useForm } from '../../../questions/useForm';
import { homes } from '../../../shell/navigation';
import { said } from '../../../states';
import { roles } from '../../../states/role';
import { useDemo } from './reads';
import { words as say } from './words';

// Demo offers the people of the demonstration to sign in as.
export function Demo(): JSX.Element {
  const people = useDemo();
  return (
    <section class="app-empty">
      <h2 class="govuk-heading-s">{say.demoTitle}</h2>
      <p class="govuk-body">{say.demoBody}</p>
      <ul class="govuk-list">{people.data?.signIns.map((person) => <SignIn key={person.email} person={person} />)}</ul>
      <p class="govuk-body"><A href="/demo/mail">{say.demoMail}</A></p>
    </section>
  );
}

function SignIn({ person }: { person: Schema<'demoSignIn'> }): JSX.Element {
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
    <li>
      {form.errors.map((error) => <p key={error.text} class="govuk-error-message">{error.text}</p>)}
      <LinkButton onClick={() => void form.submit()}>{say.demoAs(person.name)}</LinkButton>
      <div class="app-secondary">{said(roles, 'everybody', person.role) || person.role}</div>
    </li>
  );
}
