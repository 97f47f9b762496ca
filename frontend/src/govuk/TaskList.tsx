import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { words } from '../i18n';
import type { Said } from '../states';
import { sectionStates } from '../states/section';
import { Tag } from './Tag';

export type TaskState = 'completed' | 'in_progress' | 'not_started' | 'cannot_start_yet' | 'problem';
// A task without href cannot be opened.
export type Task = { title: string; href?: string; hint?: string; state: TaskState };

const problem: Said = { text: words.summary.title, colour: 'red' };

export function TaskList({ id = 'tasks', tasks }: { id?: string; tasks: Task[] }): JSX.Element {
  return <ul class="govuk-task-list">{tasks.map((task, at) => <Row key={task.title} id={`${id}-${at + 1}`} task={task} />)}</ul>;
}

function Row({ id, task }: { id: string; task: Task }): JSX.Element {
  const href = task.state === 'cannot_start_yet' ? undefined : task.href;
  const described = `${task.hint ? `${id}-hint ` : ''}${id}-status`;
  return (
    <li class={`govuk-task-list__item${href ? ' govuk-task-list__item--with-link' : ''}`}>
      <div class="govuk-task-list__name-and-hint">
        {href ? <Link href={href} class="govuk-link govuk-task-list__link" aria-describedby={described}>{task.title}</Link> : <div>{task.title}</div>}
        {task.hint && <div id={`${id}-hint`} class="govuk-task-list__hint">{task.hint}</div>}
      </div>
      <div id={`${id}-status`} class={`govuk-task-list__status${task.state === 'cannot_start_yet' ? ' govuk-task-list__status--cannot-start-yet' : ''}`}>
        <Status state={task.state} />
      </div>
    </li>
  );
}

function Status({ state }: { state: TaskState }): JSX.Element {
  const { text, colour }: Said = state === 'problem' ? problem : sectionStates[state].applicant;
  return colour ? <Tag colour={colour}>{text}</Tag> : <>{text}</>;
}
