import type { JSX } from 'preact';
import type { Schema } from '../../../api/client';
import { useSession } from '../../../api/session';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { homes } from '../../../shell/navigation';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useConfiguration, useOpenCalls, useProgramme } from '../../../shell/programme';
import { Call, Start as Begin } from './Call';
import { Demo } from './Demo';
import { paragraphs } from './paragraphs';
import { words as say } from './words';

// Start is headed by the programme and what it promises. One open call is the
// programme; of several, each says what it is.
export function Start(): JSX.Element {
  return <Loaded of={useOpenCalls()}>{({ items }) => <First calls={items} />}</Loaded>;
}

function First({ calls }: { calls: Schema<'openCall'>[] }): JSX.Element {
  const session = useSession();
  const home = session && homes[session.role];
  const programme = useProgramme();
  const only = calls.length === 1 ? calls[0] : undefined;
  const [promise = say.lead, ...more] = paragraphs(only?.summary);
  const apply = !session || session.roles.includes('participant');
  return (
    <Page title={only?.programme ?? programme} ownHeading wide>
      <div class="app-hero">
        <svg viewBox="0 0 38 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10" /><circle cx="26" cy="12" r="10" /></svg>
        <h1 class="govuk-heading-xl" tabIndex={-1}>{only?.programme ?? programme}</h1>
        <p class="govuk-body-l">{promise}</p>
        {only && apply && <Begin call={only} />}
      </div>
      {calls.length === 0 && <EmptyState text={say.noCalls}><p class="govuk-body">{say.noCallsNext}</p></EmptyState>}
      {calls.map((call) => <Call key={call.id} call={call} alone={call === only} apply={apply} />)}
      <div class="app-split">
        <div>
          {more.length > 0 && <h2 class="govuk-heading-m">{say.about}</h2>}
          {more.map((text) => <p key={text} class="govuk-body">{text}</p>)}
          <h2 class="govuk-heading-m">{say.needTitle}</h2>
          <ul class="govuk-list govuk-list--bullet">{say.need.map((need) => <li key={need}>{need}</li>)}</ul>
          <p class="govuk-body">{say.time}</p>
        </div>
        <Aside home={home && home !== '/' ? home : undefined} stranger={!session} />
      </div>
    </Page>
  );
}

function Aside({ home, stranger }: { home?: string; stranger: boolean }): JSX.Element {
  const demo = useConfiguration()?.demo;
  return (
    <div>
      {home && <ButtonLink href={home}>{say.carryOn}</ButtonLink>}
      {stranger && (
        <>
          <h2 class="govuk-heading-s">{say.signInTitle}</h2>
          <p class="govuk-body"><A href="/sign-in">{say.signIn}</A></p>
          <h2 class="govuk-heading-s">{say.joinTitle}</h2>
          <p class="govuk-body">{say.join}</p>
        </>
      )}
      {demo && <Demo />}
    </div>
  );
}
