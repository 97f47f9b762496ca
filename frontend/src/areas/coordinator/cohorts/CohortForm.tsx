import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call, ifMatch, type Schema } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { DateInput } from '../../../govuk/DateInput';
import { TextInput } from '../../../govuk/TextInput';
import { words as common } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { told } from '../../../questions/told';
import { type Form, useForm } from '../../../questions/useForm';
import { useSavedForm } from '../../../questions/useSavedForm';
import { Loaded } from '../../../shell/Loaded';
import { type Cohort, type Params, type Programme, useCohort, useProgramme } from '../reads';
import { words as shared } from '../words';
import { words as say } from './words';

type Values = { name: string; capacity: string; startsOn: string; endsOn: string };

export function NewCohort({ params }: Params): JSX.Element {
  return <Loaded of={useProgramme(params.programme!)}>{(programme) => <Create programme={programme} />}</Loaded>;
}

function Create({ programme }: { programme: Programme }): JSX.Element {
  const [, navigate] = useLocation();
  const back = `/admin/programmes/${programme.id}`;
  const form = useForm({
    initial: { name: '', capacity: '', startsOn: '', endsOn: '' },
    send: async (values) => {
      const cohort = await call(api.POST('/programmes/{programme}/cohorts', { params: { path: { programme: programme.id } }, body: bodyOf(values) }));
      await changed();
      return cohort;
    },
    done: ({ id }) => navigate(`/admin/cohorts/${id}`, told(say.created)),
  });
  return (
    <QuestionPage title={say.newTitle} caption={programme.name} back={back} form={form} action={say.create} beside={<A href={back}>{common.cancel}</A>}>
      <Fields form={form} />
    </QuestionPage>
  );
}

export function EditCohort({ params }: Params): JSX.Element {
  return <Loaded of={useCohort(params.cohort!, true)}>{(cohort) => <Edit cohort={cohort} />}</Loaded>;
}

function Edit({ cohort }: { cohort: Cohort }): JSX.Element {
  const [, navigate] = useLocation();
  const path = { cohort: cohort.id };
  const back = `/admin/cohorts/${cohort.id}`;
  const form = useSavedForm({
    initial: valuesOf(cohort),
    version: cohort.version,
    save: (values, version) => call(api.PUT('/cohorts/{cohort}', { params: { path, header: ifMatch(version) }, body: bodyOf(values) })),
    reread: async () => {
      const now = await call(api.GET('/cohorts/{cohort}', { params: { path } }));
      return { value: valuesOf(now), version: now.version };
    },
    labels: { name: say.name, capacity: say.capacity, startsOn: say.startsOn, endsOn: say.endsOn },
    still: true,
    done: () => void changed().then(() => navigate(back, told(say.saved))),
  });
  return (
    <QuestionPage title={say.changeTitle} caption={cohort.name} back={back} form={form} action={shared.save} beside={<A href={back}>{common.cancel}</A>}>
      <Fields form={form} />
    </QuestionPage>
  );
}

function Fields({ form }: { form: Form<Values> }): JSX.Element {
  return (
    <>
      <TextInput {...form.field('name')} label={say.name} hint={say.nameHint} autocomplete="off" />
      <TextInput {...form.field('capacity')} label={say.capacity} hint={say.capacityHint} inputmode="numeric" width={5} autocomplete="off" />
      <DateInput {...form.field('startsOn')} label={say.startsOn} />
      <DateInput {...form.field('endsOn')} label={say.endsOn} />
    </>
  );
}

// Seats that are no number are sent as none, so that the server names everything
// that is missing at once.
function bodyOf({ capacity, ...rest }: Values): Schema<'cohortForm'> {
  const seats = capacity.replace(/[\s,]/g, '');
  return { ...rest, capacity: /^\d{1,9}$/.test(seats) ? Number(seats) : 0 };
}

function valuesOf({ name, capacity, startsOn, endsOn }: Cohort): Values {
  return { name, capacity: String(capacity), startsOn, endsOn };
}
