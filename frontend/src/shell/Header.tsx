import type { JSX } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { signOut } from '../api/account';
import { useStanding } from '../api/session';
import { words } from '../i18n';
import { useProgramme } from './programme';

export function Header(): JSX.Element {
  const programme = useProgramme();
  return (
    <div class="govuk-generic-header">
      <div class="govuk-width-container app-header__row">
        <div class="govuk-generic-header__logo">
          <Link href="/" class="govuk-generic-header__homepage-link"><Mark />{programme}</Link>
        </div>
        <Account />
      </div>
    </div>
  );
}

function Mark(): JSX.Element {
  return (
    <svg class="app-header__mark" viewBox="0 0 38 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="4" />
      <circle cx="26" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="4" />
    </svg>
  );
}

function Account(): JSX.Element | null {
  const standing = useStanding();
  const [path, navigate] = useLocation();
  if (standing.state === 'expired') return null;
  if (standing.state !== 'signed-in') {
    if (path === '/sign-in' || path.startsWith('/m/')) return null;
    return <ul class="app-header__account"><li><Link href="/sign-in" class="app-header__link">{words.header.signIn}</Link></li></ul>;
  }
  const { session } = standing;
  if (session.account.id === '') return null;
  const leave = () => void signOut().then(() => navigate('/'), () => undefined);
  return (
    <ul class="app-header__account">
      <li class="app-header__name">{session.account.name}</li>
      <li><Link href="/account" class="app-header__link">{words.header.account}</Link></li>
      <li><button type="button" class="app-header__link" onClick={leave}>{words.header.signOut}</button></li>
    </ul>
  );
}
