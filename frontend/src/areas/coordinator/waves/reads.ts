import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useInstruments() {
  return useRead(keys.instruments, () => api.GET('/instruments'));
}
