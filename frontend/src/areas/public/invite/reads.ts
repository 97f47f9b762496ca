import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

// useInvitation looks at an invitation, which changes nothing.
export function useInvitation(token: string) {
  return useRead(keys.invitation(token), () => api.POST('/partner-invitations/look', { body: { token } }), { fresh: true });
}
