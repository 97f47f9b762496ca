import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { openManagerLink } from '../../../api/account';
import { api, call, type Schema } from '../../../api/client';
import { drop, keys } from '../../../api/keys';
import { problemFrom } from '../../../api/problem';
import { A } from '../../../govuk/A';
import { InsetText } from '../../../govuk/blocks';
import { Button } from '../../../govuk/Button';
import { instant } from '../../../i18n';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { openedLink } from './opened';
import { useLink } from './reads';
import { words } from './words';

type View = Schema<'managerLinkView'>;
type Props = { token: string; then?: string };

// Look is the first page behind a mailed link: it says who asks what and why,
// and leaves the rest to a button. Looking changes nothing.
export function Look({ token, then }: Props): JSX.Element {
  const link = useLink(token);
  if (link.error && problemFrom(link.error).status === 404) return <Unknown />;
  return <Loaded of={link}>{(view) => <Found view={view} token={token} then={then} />}</Loaded>;
}

function Found({ view, token, then }: Props & { view: View }): JSX.Element {
  if (view.state === 'replaced') return <Over {...words.replaced} />;
  if (view.state === 'expired') return <Expired closesAt={view.closesAt} />;
  return view.forms === 0 ? <Over {...words.nothing} /> : <Ready view={view} token={token} then={then} />;
}

function Over({ title, body }: { title: string; body: string }): JSX.Element {
  return (
    <Page title={title}>
      <p class="govuk-body">{body}</p>
      <p class="govuk-body"><A href="/contact">{words.expired.contact}</A></p>
    </Page>
  );
}

function Unknown(): JSX.Element {
  return <Over {...words.unknown} />;
}

function Expired({ closesAt }: { closesAt: string }): JSX.Element {
  return (
    <Page title={words.expired.title}>
      <p class="govuk-body">{words.expired.body(instant(closesAt))}</p>
      <p class="govuk-body">{words.expired.help} <A href="/contact">{words.expired.contact}</A></p>
    </Page>
  );
}

function Ready({ view, token, then }: Props & { view: View }): JSX.Element {
  const say = words.look;
  const [, navigate] = useLocation();
  const form = useForm({
    initial: {},
    send: async () => {
      await openManagerLink(token);
      drop(keys.surveyInvitations, keys.surveyForms);
      return then ?? (await firstPage(token));
    },
    done: (next) => {
      openedLink.write(token);
      navigate(next, { replace: then !== undefined });
    },
  });
  const many = view.forms > 1;
  return (
    <Page title={say.title} errors={form.errors} attempt={form.attempt}>
      {then && <InsetText>{say.away}</InsetText>}
      <p class="govuk-body-l">{say.greeting(view.manager)} {many ? say.whyMany(view.forms, view.programme, view.cohort) : say.why(view.programme, view.cohort)}</p>
      <h2 class="govuk-heading-m">{say.longTitle}</h2>
      <p class="govuk-body">{many ? say.longMany(view.forms, view.minutes) : say.long(view.minutes)} {say.until(instant(view.closesAt))}</p>
      <h2 class="govuk-heading-m">{say.whoTitle}</h2>
      <p class="govuk-body">{view.whoSees}</p>
      <form onSubmit={form.submit} noValidate>
        <Button busy={form.sending}>{then ? say.carryOn : many ? say.actionMany : say.action}</Button>
      </form>
      <p class="govuk-body">{say.private}</p>
    </Page>
  );
}

// A manager of one goes straight to the form.
async function firstPage(token: string): Promise<string> {
  const { items } = await call(api.GET('/survey-invitations'));
  return items.length === 1 ? `/m/${token}/forms/${items[0]!.id}` : `/m/${token}/forms`;
}
