import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call as ask, ifMatch } from '../../../api/client';
import { changed } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { words as common } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { told } from '../../../questions/told';
import { type Form, useForm } from '../../../questions/useForm';
import { useSavedForm } from '../../../questions/useSavedForm';
import { Loaded } from '../../../shell/Loaded';
import { type Call, type Cohort, type Params, useCall, useCohort } from '../reads';
import { words as shared } from '../words';
import { MomentInput } from './MomentInput';
import { sentAt, typedMoment, wrongMoments } from './window';
import { words as say } from './words';

const names = ['opensAt', 'closesAt', 'graceUntil'] as const;
type Values = Record<(typeof names)[number] | `${(typeof names)[number]}Time`, string>;

const empty: Values = { opensAt: '', opensAtTime: '9am', closesAt: '', closesAtTime: '11:59pm', graceUntil: '', graceUntilTime: '11:59pm' };

export function NewCall({ params }: Params): JSX.Element {
  return <Loaded of={useCohort(params.cohort!)}>{(cohort) => <Create cohort={cohort} />}</Loaded>;
}

function Create({ cohort }: { cohort: Cohort }): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: empty,
    blank,
    send: async (values) => {
      const call = await ask(api.POST('/cohorts/{cohort}/calls', { params: { path: { cohort: cohort.id } }, body: bodyOf(values) }));
      await changed();
      return call;
    },
    done: ({ id }) => navigate(`/admin/calls/${id}`, told(say.created)),
  });
  const back = `/admin/cohorts/${cohort.id}`;
  return (
    <QuestionPage title={say.newTitle} caption={cohort.name} back={back} form={form} action={say.create} beside={<A href={back}>{common.cancel}</A>}>
      <Fields form={form} />
    </QuestionPage>
  );
}

export function EditCall({ params }: Params): JSX.Element {
  return <Loaded of={useCall(params.call!, true)}>{(call) => <Edit call={call} />}</Loaded>;
}

function Edit({ call }: { call: Call }): JSX.Element {
  const [, navigate] = useLocation();
  const back = `/admin/calls/${call.id}`;
  const path = { call: call.id };
  const form = useSavedForm({
    initial: valuesOf(call),
    version: call.version,
    blank,
    save: (values, version) => ask(api.PUT('/calls/{call}', { params: { path, header: ifMatch(version) }, body: bodyOf(values) })),
    reread: async () => {
      const now = await ask(api.GET('/calls/{call}', { params: { path } }));
      return { value: valuesOf(now), version: now.version };
    },
    labels: { opensAt: say.opens, opensAtTime: `${say.opens}, ${say.time}`, closesAt: say.closes, closesAtTime: `${say.closes}, ${say.time}`, graceUntil: say.grace, graceUntilTime: `${say.grace}, ${say.time}` },
    still: true,
    done: () => void changed().then(() => navigate(back, told(say.saved))),
  });
  return (
    <QuestionPage title={say.changeTitle} caption={call.cohort} back={back} form={form} action={shared.save} beside={<A href={back}>{common.cancel}</A>}>
      <Fields form={form} />
    </QuestionPage>
  );
}

function Fields({ form }: { form: Form<Values> }): JSX.Element {
  return (
    <>
      <MomentInput date={form.field('opensAt')} time={form.field('opensAtTime')} label={say.opensAt} />
      <MomentInput date={form.field('closesAt')} time={form.field('closesAtTime')} label={say.closesAt} hint={say.closesHint} />
      <MomentInput date={form.field('graceUntil')} time={form.field('graceUntilTime')} label={say.graceUntil} hint={say.graceHint} />
    </>
  );
}

function blank(values: Values): Partial<Values> {
  return wrongMoments(values, [...names], say);
}

function bodyOf(values: Values): { opensAt: string; closesAt: string; graceUntil: string } {
  return { opensAt: sentAt(values, 'opensAt'), closesAt: sentAt(values, 'closesAt'), graceUntil: sentAt(values, 'graceUntil') };
}

function valuesOf(call: Call): Values {
  const [opens, closes, grace] = [typedMoment(call.opensAt), typedMoment(call.closesAt), typedMoment(call.graceUntil)];
  return { opensAt: opens.date, opensAtTime: opens.time, closesAt: closes.date, closesAtTime: closes.time, graceUntil: grace.date, graceUntilTime: grace.time };
}
