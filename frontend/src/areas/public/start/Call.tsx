import type { JSX } from 'preact';
import type { Schema } from '../../../api/client';
import { Hidden } from '../../../govuk/A';
import { ButtonLink } from '../../../govuk/Button';
import { daysTo, hour, inDays, longDay, today } from '../../../i18n';
import { paragraphs } from './paragraphs';
import { words as say } from './words';

type OpenCall = Schema<'openCall'>;

// Call is an open call by its three dates; one among several says first what it is.
export function Call({ call, alone, apply }: { call: OpenCall; alone: boolean; apply: boolean }): JSX.Element {
  const { programme, cohort, summary, capacity } = call;
  return (
    <section>
      <h2 class="govuk-heading-m">{alone ? say.openFor(cohort) : say.openForOf(programme, cohort)}</h2>
      {!alone && paragraphs(summary).map((text) => <p key={text} class="govuk-body">{text}</p>)}
      <ol class="app-steps" aria-label={say.dates}>
        <Step label={say.opens} at={call.opensAt} />
        <Step label={say.closes} at={call.closesAt} left />
        <Step label={say.grace} at={call.graceUntil} left />
      </ol>
      <p class="govuk-body">{say.seats(capacity)}</p>
      {!alone && apply && <Start call={call} named />}
    </section>
  );
}

function Step({ label, at, left }: { label: string; at: string; left?: boolean }): JSX.Element {
  return (
    <li>
      <p class="govuk-body app-secondary">{label}</p>
      <p class="govuk-heading-m">{longDay(at)}</p>
      <p class="govuk-body">{left ? say.until(hour(at), inDays(daysTo(today(new Date(at))))) : hour(at)}</p>
    </li>
  );
}

// Start begins an application in a call; where there are several buttons, each
// says in which.
export function Start({ call: { id, programme, cohort }, named }: { call: OpenCall; named?: boolean }): JSX.Element {
  return <ButtonLink href={`/apply?call=${id}`}>{say.apply}{named && <Hidden>{say.applyTo(programme, cohort)}</Hidden>}</ButtonLink>;
}
