import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Radios } from '../../../govuk/Radios';
import { Select } from '../../../govuk/Select';
import { Textarea } from '../../../govuk/Textarea';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { Loaded } from '../../../shell/Loaded';
import { choices, said } from '../../../states';
import { projectStates } from '../../../states/project';
import { missing } from '../reads';
import { next } from './next';
import { type Project, useProject, useProjectForm, useThemes } from './reads';
import { words } from './words';

const say = words.form;
type Page = { params: Record<string, string> };

function editing(Form: (props: { project: Project }) => JSX.Element) {
  return ({ params }: Page): JSX.Element => <Loaded of={useProject(params.project, true)}>{(project) => <Form project={project} />}</Loaded>;
}

function chapter(name: 'challenge' | 'startingPoint' | 'scope', title: string, hint: string) {
  return editing(({ project }) => {
    const form = useProjectForm({ project, names: [name], labels: { challenge: title, startingPoint: title, scope: title }, long: [name] });
    return (
      <QuestionPage title={title} ownHeading back={`/project/${project.id}`} form={form} action={say.save} caption={project.title}>
        <Textarea {...form.field(name)} label={title} hint={hint} heading rows={10} />
      </QuestionPage>
    );
  });
}

export const Challenge = chapter('challenge', say.challengeTitle, say.challengeHint);
export const StartingPoint = chapter('startingPoint', say.startingPointTitle, say.startingPointHint);
export const Scope = chapter('scope', say.scopeTitle, say.scopeHint);

export const Title = editing(({ project }) => {
  const themes = useThemes().data?.items ?? [project.theme].filter(Boolean);
  const form = useProjectForm({
    project,
    names: ['title', 'theme'],
    labels: { title: say.titleLabel, theme: say.theme },
    check: (values) => missing(values, { title: say.titleMissing }),
    still: true,
  });
  return (
    <QuestionPage title={say.titleTitle} back={`/project/${project.id}`} form={form} action={say.save} beside={<Cancel project={project} />}>
      <TextInput {...form.field('title')} label={say.titleLabel} />
      <Select {...form.field('theme')} label={say.theme} hint={say.themeHint} none={say.themeNone} options={themes.map((theme) => ({ value: theme, label: theme }))} optional />
    </QuestionPage>
  );
});

export const State = editing(({ project }) => {
  const form = useProjectForm({
    project,
    names: ['state', 'stoppedReason'],
    labels: { state: words.state, stoppedReason: say.reason },
    show: (name, value) => (name === 'state' ? said(projectStates, 'participant', String(value)) : String(value)),
    still: true,
  });
  const possible = choices(projectStates, 'participant', [project.state, ...next[project.state]]);
  return (
    <QuestionPage title={say.stateTitle} ownHeading back={`/project/${project.id}`} form={form} action={say.save} beside={<Cancel project={project} />}>
      <Radios {...form.field('state')} label={say.stateTitle} heading choices={possible} />
      {form.values.state === 'stopped' && <Textarea {...form.field('stoppedReason')} label={say.reason} hint={say.reasonHint} rows={4} />}
    </QuestionPage>
  );
});

function Cancel({ project }: { project: Project }): JSX.Element {
  return <A href={`/project/${project.id}`}>{say.cancel}</A>;
}
