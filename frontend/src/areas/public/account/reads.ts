import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useAccount() {
  return useRead(keys.account, () => api.GET('/account'));
}

// useAccountForm is the same, never an old copy.
export function useAccountForm() {
  return useRead(keys.accountForm, () => api.GET('/account'), { fresh: true });
}

export function useSessions() {
  return useRead(keys.sessions, () => api.GET('/sessions'), { fresh: true });
}
