import type { ComponentChildren, JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { Panel } from '../govuk/blocks';
import { instant } from '../i18n';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { AlreadyAnswered } from '../shell/pages';
import { type SurveyForm, useSurveyForm } from './reads';
import { words } from './words';

// A Place is where a form stands in the app: its own address, the list it came
// from, the words of the link that leads back there, what stands under a form that
// was declined, and whether another page has introduced the form.
export type Place = { id: string; base: string; home: string; after: ComponentChildren; instead?: ComponentChildren; declined?: ComponentChildren; introduced?: boolean };
type Props = { place: Place; children: (form: SurveyForm) => JSX.Element };

// Open lets a form be answered; one that was sent, declined or is over says so.
export function Open({ place, children }: Props): JSX.Element {
  return (
    <Loaded of={useSurveyForm(place.id)}>
      {(form) => {
        if (form.state === 'completed') return <Answered form={form} place={place} />;
        if (form.state === 'declined') return <Told {...words.declined} after={<>{over(form) ? undefined : place.declined}{place.after}</>} />;
        if (form.state === 'ineligible') return <Told {...words.ineligible} after={place.after} />;
        if (over(form)) return <Told title={words.closed.title} body={words.closed.body(instant(form.closesAt))} after={place.after} />;
        return children(form);
      }}
    </Loaded>
  );
}

function over({ closesAt }: SurveyForm): boolean {
  return Date.parse(closesAt) <= Date.now();
}

function Answered({ form, place }: { form: SurveyForm; place: Place }): JSX.Element {
  return (
    <AlreadyAnswered reference={form.receipt?.reference}>
      {form.receipt && <p class="govuk-body">{words.sent.at(instant(form.receipt.submittedAt))}</p>}
      {place.after}
    </AlreadyAnswered>
  );
}

function Told({ title, body, after }: { title: string; body: string; after: ComponentChildren }): JSX.Element {
  return <Page title={title}><p class="govuk-body">{body}</p>{after}</Page>;
}

// Sent confirms with the receipt; it reads the form again, so that it can be
// bookmarked and Back cannot send twice.
export function Sent({ place }: { place: Place }): JSX.Element {
  return (
    <Loaded of={useSurveyForm(place.id)}>
      {({ state, receipt }) => {
        if (state !== 'completed' || !receipt) return <Redirect to={place.base} replace />;
        return (
          <Page title={words.sent.title} ownHeading>
            <Panel title={words.sent.title}>{words.sent.reference}<br /><strong>{receipt.reference}</strong></Panel>
            <p class="govuk-body">{words.sent.at(instant(receipt.submittedAt))}</p>
            <h2 class="govuk-heading-m">{words.sent.nextTitle}</h2>
            <p class="govuk-body">{words.sent.next}</p>
            {place.after}
          </Page>
        );
      }}
    </Loaded>
  );
}
