import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useDocument() {
  return useRead(keys.apiDocument, () => api.GET('/openapi.json'));
}
