import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useForms() {
  return useRead(keys.surveyInvitations, () => api.GET('/survey-invitations'), { fresh: true });
}

// useLink looks at a mailed link, which changes nothing.
export function useLink(token: string) {
  return useRead(keys.managerLink(token), () => api.POST('/manager-links/look', { body: { token } }), { fresh: true });
}
