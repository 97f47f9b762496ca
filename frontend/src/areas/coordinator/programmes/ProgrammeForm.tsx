import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call, ifMatch, type Schema } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { Textarea } from '../../../govuk/Textarea';
import { TextInput } from '../../../govuk/TextInput';
import { words as common } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { told } from '../../../questions/told';
import { type Form, useForm } from '../../../questions/useForm';
import { useSavedForm } from '../../../questions/useSavedForm';
import { Loaded } from '../../../shell/Loaded';
import { type Params, type Programme, useProgramme } from '../reads';
import { words as shared } from '../words';
import { words as say } from './words';

type Values = Schema<'programmeForm'>;

export function NewProgramme(): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { name: '', summary: '' },
    send: async (body) => {
      const programme = await call(api.POST('/programmes', { body }));
      await changed();
      return programme;
    },
    done: ({ id }) => navigate(`/admin/programmes/${id}`, told(say.created)),
  });
  return (
    <QuestionPage title={say.newTitle} back="/admin/programmes" form={form} action={say.create} beside={<A href="/admin/programmes">{common.cancel}</A>}>
      <Fields form={form} />
    </QuestionPage>
  );
}

export function EditProgramme({ params }: Params): JSX.Element {
  return <Loaded of={useProgramme(params.programme!, true)}>{(programme) => <Edit programme={programme} />}</Loaded>;
}

function Edit({ programme }: { programme: Programme }): JSX.Element {
  const [, navigate] = useLocation();
  const path = { programme: programme.id };
  const back = `/admin/programmes/${programme.id}`;
  const form = useSavedForm({
    initial: valuesOf(programme),
    version: programme.version,
    save: (body, version) => call(api.PUT('/programmes/{programme}', { params: { path, header: ifMatch(version) }, body })),
    reread: async () => {
      const now = await call(api.GET('/programmes/{programme}', { params: { path } }));
      return { value: valuesOf(now), version: now.version };
    },
    labels: { name: say.name, summary: say.summary },
    still: true,
    done: () => void changed().then(() => navigate(back, told(say.saved))),
  });
  return (
    <QuestionPage title={say.changeTitle} back={back} form={form} action={shared.save} beside={<A href={back}>{common.cancel}</A>}>
      <Fields form={form} />
    </QuestionPage>
  );
}

function Fields({ form }: { form: Form<Values> }): JSX.Element {
  return (
    <>
      <TextInput {...form.field('name')} label={say.name} hint={say.nameHint} autocomplete="off" />
      <Textarea {...form.field('summary')} label={say.summary} hint={say.summaryHint} limit={say.limit} optional />
    </>
  );
}

function valuesOf({ name, summary }: Programme): Values {
  return { name, summary };
}
