import type { ComponentChildren, JSX } from 'preact';
import { A } from '../govuk/A';
import { Panel, Waiting } from '../govuk/blocks';
import { Button } from '../govuk/Button';
import { words } from '../i18n';
import { Page } from './Page';

// The pages of things that went another way. Each says what happened and what
// to do now.

export function NotFound(): JSX.Element {
  const say = words.notFound;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.body}</p>
      <p class="govuk-body"><A href="/">{say.home}</A></p>
    </Page>
  );
}

export function ProblemPage({ title, detail, reference }: { title?: string; detail?: string; reference?: string }): JSX.Element {
  const say = words.problem;
  return (
    <Page title={title ?? say.title}>
      <p class="govuk-body">{detail ?? say.body}</p>
      {reference && <p class="govuk-body">{say.reference} <span class="app-code">{reference}</span></p>}
      <Button onClick={() => location.reload()}>{say.again}</Button>
    </Page>
  );
}

export function Unavailable({ onAgain }: { onAgain?: () => void }): JSX.Element {
  const say = words.unavailable;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.body}</p>
      <Button onClick={onAgain ?? (() => location.reload())}>{words.network.again}</Button>
    </Page>
  );
}

export function LinkExpired({ children }: { children?: ComponentChildren }): JSX.Element {
  const say = words.linkExpired;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.body}</p>
      {children}
    </Page>
  );
}

export function AlreadyAnswered({ reference, children }: { reference?: string; children?: ComponentChildren }): JSX.Element {
  const say = words.alreadyAnswered;
  return (
    <Page title={say.title} ownHeading>
      <Panel title={say.title}>{reference && <>{say.reference}<br /><strong>{reference}</strong></>}</Panel>
      <p class="govuk-body">{say.body}</p>
      {children}
    </Page>
  );
}

export function WaitingPage(): JSX.Element {
  return <main class="govuk-main-wrapper app-waiting-page" id="main"><Waiting /></main>;
}
