import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { InsetText } from '../../../govuk/blocks';
import { Radios } from '../../../govuk/Radios';
import { instant } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { Told } from '../../../questions/told';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useOpenCalls } from '../../../shell/programme';
import { choices } from '../../../states';
import { applicationKinds } from '../../../states/applicationKind';
import { keepApplication } from './reads';
import { words } from './words';

const say = words.start;
type Call = Schema<'openCall'>;

export function Start(): JSX.Element {
  return <Loaded of={useOpenCalls()}>{({ items }) => (items.length === 0 ? <None /> : <Ask calls={items} />)}</Loaded>;
}

function None(): JSX.Element {
  return (
    <Page title={say.title} back="/home">
      <Told />
      <p class="govuk-body">{say.none}</p>
      <p class="govuk-body">{say.noneNext}</p>
      <p class="govuk-body"><A href="/home">{say.home}</A></p>
    </Page>
  );
}

function Ask({ calls }: { calls: Call[] }): JSX.Element {
  const [, navigate] = useLocation();
  const [already, setAlready] = useState(false);
  const wanted = new URLSearchParams(useSearch()).get('call');
  const only = calls.find(({ id }) => id === wanted) ?? (calls.length === 1 ? calls[0] : undefined);
  const form = useForm({
    initial: { callId: only?.id ?? '', kind: '' },
    send: async (values) => keepApplication(await call(api.POST('/applications', { body: values as Schema<'applicationStart'> }))),
    done: ({ id }) => navigate(`/apply/${id}`, { replace: true }),
    refused: ({ code }) => {
      setAlready(code === 'already_applied');
      return false;
    },
  });
  return (
    <QuestionPage title={say.title} back="/home" form={form} action={say.action} intro={<Told />} after={already && <p class="govuk-body"><A href="/apply">{say.alreadyLink}</A></p>}>
      {only ? (
        <InsetText><strong>{only.programme}, {only.cohort}</strong><br />{say.closes(instant(only.closesAt))}</InsetText>
      ) : (
        <Radios {...form.field('callId')} label={say.call} choices={calls.map((c) => ({ value: c.id, label: `${c.programme}, ${c.cohort}`, hint: say.closes(instant(c.closesAt)) }))} />
      )}
      <Radios {...form.field('kind')} label={say.kind} choices={choices(applicationKinds, 'applicant')} />
    </QuestionPage>
  );
}
