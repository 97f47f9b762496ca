import { api, type Schema } from '../../../api/client';
import { keys } from '../../../api/keys';
import { list } from '../../../i18n';
import { useRead } from '../../../shell/Loaded';

export type Dossier = Schema<'callApplicationDetail'>;

export function useApplication({ call = '', application = '' }: Record<string, string>) {
  return useRead(keys.callApplication(application), () => api.GET('/calls/{call}/applications/{application}', { params: { path: { call, application } } }));
}

// nameOf is what somebody is called who may not have told their name yet.
export function nameOf({ name, email }: Pick<Dossier['members'][number], 'name' | 'email'>): string {
  return name || email;
}

// named are those whose offers are in one of these states, in a sentence.
export function named({ members }: Dossier, states: string[]): string {
  return list(members.filter(({ offer }) => offer && states.includes(offer.state)).map(nameOf));
}
