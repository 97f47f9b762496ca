import { useLocation } from 'wouter-preact';
import { api, call, ifMatch, type Schema } from '../../../api/client';
import { changed, keep, kept, keys } from '../../../api/keys';
import { type SavedForm, useSavedForm } from '../../../questions/useSavedForm';
import { useRead } from '../../../shell/Loaded';

export { useProject } from '../reads';

export type Project = Schema<'project'>;
export type Milestone = Schema<'milestone'>;
export type ProjectPart = keyof Schema<'projectForm'>;

function ask(id: string) {
  return api.GET('/projects/{project}', { params: { path: { project: id } } });
}

export function useThemes() {
  return useRead(keys.projectThemes, () => api.GET('/project-themes'));
}

export async function rereadProject(id: string): Promise<Project> {
  return keepProject(await call(ask(id)));
}

export function keepProject(project: Project): Project {
  void changed(keys.projects);
  return keep(keys.project(project.id), project);
}

function formOf(project: Project): Schema<'projectForm'> {
  const { title, challenge, startingPoint, scope, theme, state, stoppedReason } = project;
  return { title, challenge, startingPoint, scope, theme, state, ...(stoppedReason && { stoppedReason }) };
}

type Values<K extends ProjectPart> = { [Name in K]: string };
type Options<K extends ProjectPart> = {
  project: Project;
  names: readonly K[];
  labels: Record<K, string>;
  check?: (values: Values<K>) => Partial<Record<K, string>>;
  show?: (name: K, value: unknown) => string;
  still?: boolean;
  long?: readonly K[];
};

// useProjectForm is one page of a project: it saves its fields over the latest
// copy of the rest, and a partner's change of the same field shows both.
export function useProjectForm<K extends ProjectPart>({ project, names, labels, check, show, still, long }: Options<K>): SavedForm<Values<K>> {
  const [, navigate] = useLocation();
  const valuesOf = (from: Project) => Object.fromEntries(names.map((name) => [name, from[name] ?? ''])) as Values<K>;
  return useSavedForm<Values<K>>({
    initial: valuesOf(project),
    version: project.version,
    save: async (values, version) => {
      const rest = formOf(kept(keys.project(project.id)) ?? project);
      const params = { path: { project: project.id }, header: ifMatch(version) };
      return keepProject(await call(api.PUT('/projects/{project}', { params, body: { ...rest, ...values } })));
    },
    reread: async () => {
      const now = await rereadProject(project.id);
      return { value: valuesOf(now), version: now.version, by: now.updatedBy ? { name: now.updatedBy, you: false, at: now.updatedAt } : undefined };
    },
    labels,
    check,
    show,
    still,
    long,
    done: () => navigate(`/project/${project.id}`),
  });
}

export async function saveMilestone(milestone: Milestone, form: Schema<'milestoneForm'>): Promise<Milestone> {
  const params = { path: { milestone: milestone.id }, header: ifMatch(milestone.version) };
  return call(api.PUT('/milestones/{milestone}', { params, body: form }));
}
