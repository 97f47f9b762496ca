import type { JSX } from 'preact';
import { api, call } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { Button } from '../../../govuk/Button';
import { ErrorSummary } from '../../../govuk/ErrorSummary';
import { useForm } from '../../../questions/useForm';
import { words } from './words';

const say = words.wrong;

// AfterAll takes a refusal back: the form can be answered again.
export function AfterAll({ id, done }: { id: string; done?: () => void }): JSX.Element {
  const form = useForm({
    initial: {},
    send: async () => {
      await call(api.POST('/survey-invitations/{surveyInvitation}/undo-decline', { params: { path: { surveyInvitation: id } }, body: {} }));
      await changed(keys.surveyInvitations, keys.surveyForms);
    },
    done: () => done?.(),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <p class="govuk-body">{say.mistake}</p>
      <Button look="secondary" busy={form.sending}>{say.undo}</Button>
    </form>
  );
}
