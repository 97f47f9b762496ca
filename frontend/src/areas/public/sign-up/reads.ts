import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

// useSignUp looks at which address a mailed link proves, which changes nothing.
export function useSignUp(token: string) {
  return useRead(keys.signUp(token), () => api.POST('/sign-ups/look', { body: { token } }), { fresh: true });
}
