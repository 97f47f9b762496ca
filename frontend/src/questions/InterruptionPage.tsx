import type { ComponentChildren, JSX } from 'preact';
import { A } from '../govuk/A';
import { Button, ButtonGroup } from '../govuk/Button';
import { words } from '../i18n';
import { Page } from '../shell/Page';
import { useForm } from './useForm';

type Props<R> = {
  title: string;
  // children say who is affected and what cannot be undone.
  children: ComponentChildren;
  action: string;
  act: () => Promise<R>;
  done: (result: R) => void;
  cancel: string;
  cancelLabel?: string;
};

// InterruptionPage stands before every act that cannot be undone.
export function InterruptionPage<R>(props: Props<R>): JSX.Element {
  const form = useForm<Record<string, never>, R>({ initial: {}, send: props.act, done: props.done });
  return (
    <Page title={props.title} back={props.cancel} errors={form.errors} attempt={form.attempt}>
      {props.children}
      <form onSubmit={form.submit} noValidate>
        <ButtonGroup>
          <Button look="warning" busy={form.sending}>{props.action}</Button>
          <A href={props.cancel}>{props.cancelLabel ?? words.cancel}</A>
        </ButtonGroup>
      </form>
    </Page>
  );
}
