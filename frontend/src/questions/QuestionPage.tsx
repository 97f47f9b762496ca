import type { ComponentChildren, JSX } from 'preact';
import { Button, ButtonGroup } from '../govuk/Button';
import { type ConflictProps, ConflictView, SavedIndicator, type SavedProps } from '../govuk/Saved';
import type { ErrorLine } from '../govuk/ErrorSummary';
import { words } from '../i18n';
import { Page } from '../shell/Page';

type AnyForm = {
  errors: ErrorLine[];
  attempt: number;
  sending: boolean;
  submit: (event?: Event) => Promise<void>;
  saved?: SavedProps;
  conflict?: ConflictProps;
};

type Props = {
  title: string;
  back?: string | true;
  form: AnyForm;
  caption?: string;
  // intro stands under the h1, before the fields.
  intro?: ComponentChildren;
  // ownHeading: the only field carries the h1 (`heading`).
  ownHeading?: boolean;
  // action is the button's word when it is not "Continue".
  action?: string;
  // beside stands next to the button, such as a cancel link.
  beside?: ComponentChildren;
  // after stands below the form.
  after?: ComponentChildren;
  children: ComponentChildren;
};

// QuestionPage asks one question group: Back, one h1, the fields, "Continue".
export function QuestionPage(props: Props): JSX.Element {
  const { form } = props;
  return (
    <Page
      title={props.title}
      back={props.back}
      caption={props.caption}
      ownHeading={props.ownHeading}
      errors={form.errors}
      attempt={form.attempt}
      beside={form.conflict && <ConflictView {...form.conflict} />}
    >
      {props.intro}
      <form onSubmit={form.submit} noValidate>
        {props.children}
        {form.saved && <SavedIndicator {...form.saved} />}
        <ButtonGroup>
          <Button busy={form.sending}>{props.action ?? words.continue}</Button>
          {props.beside}
        </ButtonGroup>
      </form>
      {props.after}
    </Page>
  );
}
