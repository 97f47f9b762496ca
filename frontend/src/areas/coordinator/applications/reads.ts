import { api, type Schema } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export type Dossier = Schema<'callApplicationDetail'>;

export function useApplication({ call = '', application = '' }: Record<string, string>) {
  return useRead(keys.callApplication(application), () => api.GET('/calls/{call}/applications/{application}', { params: { path: { call, application } } }));
}
