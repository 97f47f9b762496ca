import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useProject(project: string) {
  return useRead(keys.project(project), () => api.GET('/projects/{project}', { params: { path: { project } } }));
}
