import { QueryClientProvider } from '@tanstack/preact-query';
import type { ComponentType, JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { queries } from '../api/queries';
import { type Session, useStanding } from '../api/session';
import { Boundary } from './Boundary';
import { Footer } from './Footer';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { NetworkBanner } from './NetworkBanner';
import { WaitingPage } from './pages';
import { useConfigured } from './programme';
import type { Rooms } from './rooms';
import { Routes } from './Routes';
import { SkipLink } from './SkipLink';

// Props are what the shell is given instead of knowing it: the rooms, and the
// page that signs somebody in again.
type Props = { rooms: Rooms; expired: ComponentType<{ session: Session }> };

export function App(props: Props): JSX.Element {
  return <QueryClientProvider client={queries}><Shell {...props} /></QueryClientProvider>;
}

// The shell appears once, whole: when it is known whose it is and who looks at
// it. Nothing moves afterwards.
function Shell(props: Props): JSX.Element {
  const configured = useConfigured();
  const standing = useStanding();
  const role = standing.state === 'signed-in' ? standing.session.role : '';
  useLayoutEffect(() => {
    document.documentElement.dataset.role = role; // the styles give the programme team more width
  }, [role]);
  if (!configured || standing.state === 'starting') {
    return <div key="waiting" class="app-first"><NetworkBanner /><WaitingPage /></div>;
  }
  return (
    <>
      <SkipLink />
      <header><Header /><Navigation /></header>
      <NetworkBanner />
      <div key="page" class="govuk-width-container"><Boundary><Body {...props} /></Boundary></div>
      <Footer />
    </>
  );
}

// While a session has run out the page stays where it is, out of sight, with
// everything that was typed into it.
function Body({ rooms, expired: Expired }: Props): JSX.Element {
  const standing = useStanding();
  const expired = standing.state === 'expired';
  return (
    <>
      {expired && <Expired session={standing.session} />}
      <div hidden={expired}><Routes rooms={rooms} /></div>
    </>
  );
}
