import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../govuk/Button';
import { SummaryList, type SummaryRow } from '../govuk/SummaryList';
import { Page } from '../shell/Page';
import { useForm } from './useForm';

export type CheckSection = { title: string; rows: SummaryRow[] };

type Props<R> = {
  title: string;
  back: string | true;
  sections: CheckSection[];
  // action names the act: "Send application".
  action?: string;
  intro?: ComponentChildren;
  // beforeAction stands above the button: what sending means.
  beforeAction?: ComponentChildren;
  send?: () => Promise<R>;
  // done goes to the confirmation page with replace, so that Back cannot send twice.
  done?: (result: R) => void;
};

// CheckPage shows all answers before they are sent. Give each row `change` made
// with returning(href, this page), so that Change comes straight back.
export function CheckPage<R>(props: Props<R>): JSX.Element {
  const form = useForm<Record<string, never>, R | undefined>({
    initial: {},
    send: async () => props.send?.(),
    done: (result) => props.done?.(result as R),
  });
  return (
    <Page title={props.title} back={props.back} errors={form.errors} attempt={form.attempt}>
      {props.intro}
      {props.sections.map((section) => (
        <section key={section.title}>
          <h2 class="govuk-heading-m">{section.title}</h2>
          <SummaryList rows={section.rows} />
        </section>
      ))}
      {props.action && (
        <form onSubmit={form.submit} noValidate>
          {props.beforeAction}
          <Button busy={form.sending}>{props.action}</Button>
        </form>
      )}
    </Page>
  );
}
