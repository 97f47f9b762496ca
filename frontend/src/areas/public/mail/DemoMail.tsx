import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { Button } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { clock, instant, shortDay } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useMail, useMails } from './reads';
import { words as say } from './words';

export function DemoMail(): JSX.Element {
  const mail = useMails();
  return (
    <Loaded of={mail}>
      {({ items }) => (
        <Page title={say.title} back="/" wide>
          <p class="govuk-body">{say.body}</p>
          <Button look="secondary" onClick={() => void mail.refetch()}>{say.refresh}</Button>
          {items.length === 0 ? <EmptyState text={say.empty}><p class="govuk-body">{say.emptyNext}</p></EmptyState> : (
            <Table
              caption={say.title}
              captionHidden
              file={say.csv}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: 'subject', label: say.subject, value: (m) => m.subject, cell: (m) => <A href={`/demo/mail/${m.id}`}>{m.subject}</A> },
                { key: 'to', label: say.to, value: (m) => m.to },
                { key: 'sent', label: say.sent, value: (m) => `${clock(m.sentAt)}, ${shortDay(m.sentAt)}` },
              ]}
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}

export function DemoMailPage({ params }: { params: Record<string, string> }): JSX.Element {
  const mail = useMail(params.mail!);
  return (
    <Loaded of={mail}>
      {(read) => (
        <Page title={read.subject} back="/demo/mail">
          <SummaryList rows={[{ label: say.to, value: read.to }, { label: say.sent, value: instant(read.sentAt) }]} />
          <div class="app-mail">{linked(read.text)}</div>
        </Page>
      )}
    </Loaded>
  );
}

// A link to this service opens inside the app, so that following an invitation
// feels as it does from a mailbox. The text is never treated as HTML.
export function linked(text: string): (string | JSX.Element)[] {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, at) => {
    if (at % 2 === 0) return part;
    const url = new URL(part);
    const ours = url.origin === location.origin || /^(127\.0\.0\.1|localhost)$/.test(url.hostname);
    return ours ? <A key={at} href={url.pathname + url.search}>{part}</A> : <a key={at} class="govuk-link" href={part} rel="noreferrer noopener">{part}</a>;
  });
}
