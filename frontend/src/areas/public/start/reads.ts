import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useDemo() {
  return useRead(keys.demo, () => api.GET('/demo'));
}
