import { useSearch } from 'wouter-preact';
import { api, type Schema } from '../../../api/client';
import { keys } from '../../../api/keys';
import { list } from '../../../i18n';
import { useRead } from '../../../shell/Loaded';
import { findOf, queryOf } from '../calls/filters';

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

// useWay are the addresses of a record and of its acts. Each keeps what the list
// was narrowed to, so that after an act one goes on where one was.
export function useWay({ call = '', application = '' }: Record<string, string>) {
  const query = queryOf(findOf(useSearch()));
  const at = `/admin/calls/${call}/applications/${application}`;
  return {
    record: `${at}${query}`,
    list: `/admin/calls/${call}${query}`,
    act: (name: string, replyBy = '') => `${at}/${name}${query}${replyBy && `${query ? '&' : '?'}replyBy=${replyBy}`}`,
  };
}
