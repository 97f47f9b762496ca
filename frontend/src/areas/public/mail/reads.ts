import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useMails() {
  return useRead(keys.demoMails, () => api.GET('/demo/mail'), { fresh: true });
}

export function useMail(mail: string) {
  return useRead(keys.demoMail(mail), () => api.GET('/demo/mail/{mail}', { params: { path: { mail } } }));
}
