import type { JSX } from 'preact';
import type { Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { type Task, TaskList } from '../../../govuk/TaskList';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { surveyInvitationStates } from '../../../states/surveyInvitation';
import { settled } from '../../../surveys/settled';
import { useForms } from './reads';
import { words } from './words';

const say = words.forms;
type Asked = Schema<'surveyInvitation'>;

// Forms lists what a line manager is asked, one person a row.
export function Forms({ list: base }: { list: string }): JSX.Element {
  const list = useForms();
  return <Loaded of={list}>{({ items }) => <List items={items} base={base} />}</Loaded>;
}

function List({ items, base }: { items: Asked[]; base: string }): JSX.Element {
  const over = items.filter(settled);
  const todo = items.filter((asked) => !settled(asked));
  return (
    <Page title={say.title}>
      {items.length === 0 && <EmptyState text={say.none}><p class="govuk-body">{say.noneNext} <A href="/contact">{words.expired.contact}</A></p></EmptyState>}
      {todo.length > 0 && (
        <>
          <p class="govuk-body">{say.intro}</p>
          <h2 class="govuk-heading-m">{say.todo}</h2>
          <TaskList tasks={todo.map((asked) => task(asked, base))} />
        </>
      )}
      {over.length > 0 && (
        <>
          {todo.length === 0 && <p class="govuk-body">{say.allDone}</p>}
          <h2 class="govuk-heading-m">{say.over}</h2>
          <ul class="govuk-list">
            {over.map(({ id, about, title, state }) => (
              <li key={id}><A href={`${base}/${id}`}>{about ?? title}</A>: {surveyInvitationStates[state].manager.text.toLowerCase()}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function task({ id, about, title, state, closesAt }: Asked, base: string): Task {
  return { title: about ?? title, href: `${base}/${id}`, hint: say.until(instant(closesAt)), state: state === 'started' ? 'in_progress' : 'not_started' };
}
