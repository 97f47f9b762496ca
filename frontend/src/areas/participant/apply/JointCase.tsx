import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call, ifMatch } from '../../../api/client';
import { WarningText } from '../../../govuk/blocks';
import { Checkbox } from '../../../govuk/Checkboxes';
import { Textarea } from '../../../govuk/Textarea';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useSavedForm } from '../../../questions/useSavedForm';
import { useReturn } from '../../../shell/address';
import { missing } from '../reads';
import { Editing } from './Member';
import { type Application, keepApplication, others, reread, self } from './reads';
import { words } from './words';

const say = words.jointCase;

export function JointCase({ params }: { params: Record<string, string> }): JSX.Element {
  return <Editing id={params.application!} may="mayRewrite">{(application) => <Form application={application} />}</Editing>;
}

function Form({ application }: { application: Application }): JSX.Element {
  const [, navigate] = useLocation();
  const next = useReturn(`/apply/${application.id}`);
  const alone = application.kind === 'individual';
  const { whyTogether: _together, ...rest } = say.missing;
  const form = useSavedForm({
    initial: valuesOf(application),
    version: application.version,
    save: async (body, version) => {
      const params = { path: { application: application.id }, header: ifMatch(version) };
      return keepApplication(await call(api.PUT('/applications/{application}/joint-case', { params, body })));
    },
    reread: async () => {
      const now = await reread(application.id);
      return { value: valuesOf(now), version: now.version, by: now.lastSave && { ...now.lastSave, name: now.lastSave.by } };
    },
    labels: { challenge: say.challenge, whyTogether: say.whyTogether, hopedFor: say.hopedFor, considerAlone: say.alone },
    show: (_name, value) => (typeof value === 'boolean' ? (value ? say.yes : say.no) : String(value)),
    long: ['challenge', 'whyTogether', 'hopedFor'],
    history: `/apply/${application.id}/versions`,
    check: (values) => missing(values, alone ? rest : say.missing),
    done: () => navigate(next),
  });
  return (
    <QuestionPage
      title={alone ? say.titleAlone : say.title}
      back={`/apply/${application.id}`}
      form={form}
      intro={!alone && <Before application={application} />}
    >
      <Textarea {...form.field('challenge')} label={say.challenge} hint={say.challengeHint} rows={8} />
      {!alone && <Textarea {...form.field('whyTogether')} label={say.whyTogether} hint={say.whyTogetherHint} />}
      <Textarea {...form.field('hopedFor')} label={say.hopedFor} hint={say.hopedForHint} />
      {!alone && <Checkbox {...form.field('considerAlone')} label={say.alone} hint={say.aloneHint} />}
    </QuestionPage>
  );
}

// Before says whom a change makes sign again, before anything is changed.
function Before({ application }: { application: Application }): JSX.Element {
  const you = self(application)?.signed ?? false;
  const names = others(application).filter(({ signed }) => signed).map(({ name }) => name);
  return (
    <>
      <p class="govuk-body">{say.intro}</p>
      {(you || names.length > 0) && <WarningText>{say.signed(you, names)}</WarningText>}
    </>
  );
}

function valuesOf({ jointCase, considerAlone }: Application) {
  const { challenge, whyTogether, hopedFor } = jointCase;
  return { challenge, whyTogether, hopedFor, considerAlone };
}
