import type { Task } from '../../../govuk/TaskList';
import { type Application, others, self } from './reads';
import { words } from './words';

const say = words.tasks;
type Section = Application['sections'][number];

const own: Section['key'][] = ['about', 'organisation', 'line-manager'];

export type TaskGroup = { title: string; tasks: Task[] };

// tasksOf is the task list: the person's own part, what is shared, and the end.
// A part that the rules name later gets its own line under "Finish".
export function tasksOf(application: Application): TaskGroup[] {
  const shared: Section['key'][] = ['joint-case', 'partner'];
  const of = (wanted: (key: Section['key']) => boolean) => application.sections.filter(({ key }) => wanted(key)).map((section) => task(application, section));
  return [
    { title: say.you, tasks: of((key) => own.includes(key)) },
    { title: application.kind === 'individual' ? say.alone : say.together, tasks: of((key) => shared.includes(key)) },
    { title: say.finish, tasks: of((key) => !own.includes(key) && !shared.includes(key)) },
  ];
}

function task(application: Application, section: Section): Task {
  return { title: titleOf(application, section.key), href: pageOf(application, section.key), hint: section.problems.join('. ') || undefined, state: section.state };
}

// pageOf is where a part is written, or read once it can no longer be changed.
function pageOf({ id, mayDescribe, mayRewrite }: Application, key: Section['key']): string {
  const rests = own.includes(key) ? !mayDescribe : key === 'joint-case' && !mayRewrite;
  return `/apply/${id}/${rests || key === 'sign' ? 'check' : key}`;
}

// titleOf is what a part asks of the person: a verb, and whom it is about.
export function titleOf(application: Application, key: Section['key']): string {
  const lead = self(application)?.lead ?? false;
  if (key === 'joint-case') return application.kind === 'individual' ? say.case : say['joint-case'];
  if (key === 'partner') return !lead ? say.seePartner : application.kind === 'triad' ? say.partners : say.partner;
  if (key === 'sign') return sends(application) ? say.send : say.sign;
  return say[key];
}

// sends tells whether this person's act is to send the application: the lead
// does that once, everybody else (and the lead after a change) signs.
export function sends(application: Application): boolean {
  return (self(application)?.lead ?? false) && application.state !== 'awaiting_members';
}

// awaited are the people whose signature is missing, by name.
export function awaited(application: Application): string[] {
  const named = others(application).filter(({ signed }) => !signed).map(({ name }) => name);
  const invited = application.invitations.filter(({ response }) => response === 'open').map(({ name }) => name);
  const all = [...named, ...invited];
  return all.length > 0 ? all : [say.waitingForPartner];
}
