import { QueryClientProvider } from '@tanstack/preact-query';
import type { JSX } from 'preact';
import { queries } from '../api/queries';
import { useStanding } from '../api/session';
import { Boundary } from './Boundary';
import { Footer } from './Footer';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { NetworkBanner } from './NetworkBanner';
import { SessionExpired } from './SessionExpired';
import { Routes } from './Routes';
import { SkipLink } from './SkipLink';

export function App(): JSX.Element {
  return (
    <QueryClientProvider client={queries}>
      <SkipLink />
      <header>
        <Header />
        <Navigation />
      </header>
      <NetworkBanner />
      <div class="govuk-width-container">
        <Boundary><Body /></Boundary>
      </div>
      <Footer />
    </QueryClientProvider>
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
