import { QueryClientProvider } from '@tanstack/preact-query';
import type { JSX } from 'preact';
import { queries } from '../api/queries';
import { useStanding } from '../api/session';
import { Boundary } from './Boundary';
import { Footer } from './Footer';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { NetworkBanner } from './NetworkBanner';
import { WaitingPage } from './pages';
import { useConfigured } from './programme';
import { Routes } from './Routes';
import { SessionExpired } from './SessionExpired';
import { SkipLink } from './SkipLink';

export function App(): JSX.Element {
  return <QueryClientProvider client={queries}><Shell /></QueryClientProvider>;
}

// The shell appears once, whole: when it is known whose it is and who looks at
// it. Nothing moves afterwards.
function Shell(): JSX.Element {
  const configured = useConfigured();
  const standing = useStanding();
  if (!configured || standing.state === 'starting') {
    return <div key="waiting" class="app-first"><NetworkBanner /><WaitingPage /></div>;
  }
  return (
    <>
      <SkipLink />
      <header><Header /><Navigation /></header>
      <NetworkBanner />
      <div key="page" class="govuk-width-container"><Boundary><Body /></Boundary></div>
      <Footer />
    </>
  );
}

// While a session has run out the page stays where it is, out of sight, with
// everything that was typed into it.
function Body(): JSX.Element {
  const standing = useStanding();
  const expired = standing.state === 'expired';
  return (
    <>
      {expired && <SessionExpired session={standing.session} />}
      <div hidden={expired}><Routes /></div>
    </>
  );
}
