import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { DateInput } from '../../../govuk/DateInput';
import { TextInput } from '../../../govuk/TextInput';
import { day } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { useSavedForm } from '../../../questions/useSavedForm';
import { Loaded } from '../../../shell/Loaded';
import { NotFound } from '../../../shell/pages';
import { type Milestone as Kept, type Project, rereadProject, saveMilestone, useProject } from './reads';
import { words } from './words';

const say = words.milestone;
type Values = { title: string; dueOn: string; doneOn: string };

export function NewMilestone({ params }: { params: Record<string, string> }): JSX.Element {
  const [, navigate] = useLocation();
  const id = params.project!;
  const form = useForm({
    initial: { title: '', dueOn: '' },
    send: async ({ title, dueOn }) => {
      await call(api.POST('/projects/{project}/milestones', { params: { path: { project: id } }, body: sent({ title, dueOn, doneOn: '' }) }));
      await rereadProject(id);
    },
    done: () => navigate(`/project/${id}`, { replace: true }),
  });
  return (
    <QuestionPage title={say.addTitle} back={`/project/${id}`} form={form} action={say.add}>
      <TextInput {...form.field('title')} label={say.title} hint={say.titleHint} />
      <DateInput {...form.field('dueOn')} label={say.due} hint={say.dueHint} optional />
    </QuestionPage>
  );
}

export function Milestone({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <Loaded of={useProject(params.project, true)}>
      {(project) => {
        const milestone = project.milestones.find(({ id }) => id === params.milestone);
        return milestone ? <Form project={project} milestone={milestone} /> : <NotFound />;
      }}
    </Loaded>
  );
}

function Form({ project, milestone }: { project: Project; milestone: Kept }): JSX.Element {
  const [, navigate] = useLocation();
  const form = useSavedForm({
    initial: valuesOf(milestone),
    version: milestone.version,
    save: (values, version) => saveMilestone({ ...milestone, version }, sent(values)),
    reread: async () => {
      const now = (await rereadProject(project.id)).milestones.find(({ id }) => id === milestone.id) ?? milestone;
      return { value: valuesOf(now), version: now.version };
    },
    labels: say.labels,
    show: (_name, value) => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? day(String(value)) : String(value)),
    still: true,
    done: () => {
      void rereadProject(project.id).catch(() => undefined);
      navigate(`/project/${project.id}`);
    },
  });
  return (
    <QuestionPage title={say.changeTitle} back={`/project/${project.id}`} form={form} action={say.save}>
      <TextInput {...form.field('title')} label={say.title} />
      <DateInput {...form.field('dueOn')} label={say.due} optional />
      <DateInput {...form.field('doneOn')} label={say.done} hint={say.doneHint} optional />
    </QuestionPage>
  );
}

function valuesOf({ title, dueOn, doneOn }: Kept): Values {
  return { title, dueOn: dueOn ?? '', doneOn: doneOn ?? '' };
}

// A date that was left empty is not sent; one half typed is, for the server to
// say what is missing.
function sent({ title, dueOn, doneOn }: Values): Schema<'milestoneForm'> {
  return { title, ...(dueOn && { dueOn }), ...(doneOn && { doneOn }) };
}
