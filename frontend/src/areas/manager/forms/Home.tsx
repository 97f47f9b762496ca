import type { JSX } from 'preact';
import { useStanding } from '../../../api/session';
import { A } from '../../../govuk/A';
import { Page } from '../../../shell/Page';
import { For } from '../../../shell/Room';
import { words } from './words';

// Home lets a line manager in who signed in with a password, or who opened a
// mailed link on this page. To anybody else it says where the way in is.
export function Home({ children }: { children: JSX.Element }): JSX.Element {
  const standing = useStanding();
  if (standing.state === 'nobody') return <Locked />;
  return <For role="manager">{children}</For>;
}

function Locked(): JSX.Element {
  const say = words.locked;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.body}</p>
      <p class="govuk-body">{say.kept}</p>
      <p class="govuk-body"><A href="/sign-in?return=%2Fm">{say.signIn}</A></p>
    </Page>
  );
}
