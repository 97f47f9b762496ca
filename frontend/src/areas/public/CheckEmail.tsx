import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { A } from '../../govuk/A';
import { Panel } from '../../govuk/blocks';
import { Button } from '../../govuk/Button';
import { useForm } from '../../questions/useForm';
import { Page } from '../../shell/Page';
import { words as shared } from './words';

const say = shared.checkEmail;

type Props = { body: string; email: string; other: string; again: () => Promise<unknown> };

// CheckEmail says that a mail is on its way and sends another one. It says the
// same for every address, and how often it may be asked is counted by who asks.
export function CheckEmail({ body, email, other, again }: Props): JSX.Element {
  const [times, setTimes] = useState(0);
  const form = useForm({ initial: {}, send: again, done: () => setTimes(times + 1) });
  return (
    <Page title={say.title} ownHeading errors={form.errors} attempt={form.attempt}>
      <Panel title={say.title} />
      <p class="govuk-body">{body}</p>
      <p class="govuk-body">{say.missing}</p>
      <p class="govuk-body" role="status">{times > 0 ? say.sentAgain(email, times) : ''}</p>
      <form onSubmit={form.submit}><Button look="secondary" busy={form.sending}>{say.again}</Button></form>
      <p class="govuk-body"><A href={other}>{say.other}</A></p>
    </Page>
  );
}
