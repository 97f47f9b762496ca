import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api, call } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { Checkboxes } from '../../../govuk/Checkboxes';
import { DateInput } from '../../../govuk/DateInput';
import { Radios } from '../../../govuk/Radios';
import { TextInput } from '../../../govuk/TextInput';
import { words as common } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { choices } from '../../../states';
import { dataSets } from '../../../states/dataSet';
import { type Cohort, cohortName, type SetName, useCohorts } from '../reads';
import { Made } from './Made';
import type { Token } from './reads';
import { words as say } from './words';

const back = '/evaluate/tokens';

export function NewToken(): JSX.Element {
  const [made, setMade] = useState<Token>();
  const cohorts = useCohorts();
  if (made?.token) return <Made secret={made.token} name={made.name} />;
  return (
    <Loaded of={cohorts}>
      {({ items }) => (items.length > 0 ? <Ask cohorts={items} onMade={setMade} /> : <Page title={say.make} back={back}><p class="govuk-body">{say.noCohort}</p></Page>)}
    </Loaded>
  );
}

function Ask({ cohorts, onMade }: { cohorts: Cohort[]; onMade: (token: Token) => void }): JSX.Element {
  const form = useForm({
    initial: { name: '', cohortId: '', sets: [] as string[], expiresOn: '' },
    send: async (values) => {
      const token = await call(api.POST('/evaluation/tokens', { body: { ...values, sets: values.sets as SetName[] } }));
      void changed(keys.tokens);
      return token;
    },
    done: onMade,
    pointers: (pointer) => pointer.split('/')[1] ?? '',
  });
  return (
    <QuestionPage title={say.make} back={back} form={form} action={say.make} beside={<A href={back}>{common.cancel}</A>}>
      <TextInput {...form.field('name')} label={say.name} hint={say.nameHint} autocomplete="off" />
      <Radios {...form.field('cohortId')} label={say.cohort} choices={cohorts.map((one) => ({ value: one.id, label: cohortName(one) }))} />
      <Checkboxes {...form.field('sets')} label={say.sets} choices={choices(dataSets, 'evaluator')} />
      <DateInput {...form.field('expiresOn')} label={say.expires} hint={say.expiresHint} />
    </QuestionPage>
  );
}
