import type { JSX } from 'preact';
import { SummaryList } from '../../../govuk/SummaryList';
import { Page } from '../../../shell/Page';
import { useConfiguration } from '../../../shell/programme';
import { words } from './words';

export function Accessibility(): JSX.Element {
  const say = words.accessibility;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.intro}</p>
      <ul class="govuk-list govuk-list--bullet">{say.able.map((line) => <li key={line}>{line}</li>)}</ul>
      <h2 class="govuk-heading-m">{say.standardTitle}</h2>
      <p class="govuk-body">{say.standard}</p>
      <h2 class="govuk-heading-m">{say.reportTitle}</h2>
      <p class="govuk-body">{say.report}</p>
    </Page>
  );
}

export function Privacy(): JSX.Element {
  const say = words.privacy;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.intro}</p>
      {say.parts.map(({ title, body }) => (
        <section key={title}>
          <h2 class="govuk-heading-m">{title}</h2>
          <p class="govuk-body">{body}</p>
        </section>
      ))}
    </Page>
  );
}

export function Contact(): JSX.Element {
  const say = words.contact;
  const contact = useConfiguration()?.contact;
  return (
    <Page title={say.title}>
      <p class="govuk-body">{say.body}</p>
      {contact && (
        <SummaryList
          rows={[
            { label: say.name, value: contact.name },
            { label: say.email, value: <a class="govuk-link" href={`mailto:${contact.email}`}>{contact.email}</a> },
            ...(contact.phone ? [{ label: say.phone, value: contact.phone }] : []),
          ]}
        />
      )}
      <p class="govuk-body">{say.how}</p>
      <p class="govuk-body">{say.reference}</p>
    </Page>
  );
}
