import { useQuery } from '@tanstack/preact-query';
import { api, call } from '../api/client';
import { keys } from '../api/keys';
import { queries } from '../api/queries';
import { words } from '../i18n';

const configuration = { queryKey: keys.configuration, queryFn: () => call(api.GET('/configuration')), staleTime: Infinity };
const openCalls = { queryKey: keys.openCalls, queryFn: () => call(api.GET('/open-calls')) };

// ask fetches what the first page needs before that page exists, so that it
// appears whole and nothing moves.
export function ask(path: string): void {
  void queries.prefetchQuery(configuration);
  if (path === '/') void queries.prefetchQuery(openCalls);
}

// useConfiguration is what this installation says about itself.
export function useConfiguration() {
  return useQuery(configuration).data;
}

// useConfigured is false until that has come, or will not come.
export function useConfigured(): boolean {
  return !useQuery(configuration).isPending;
}

export function useProgramme(): string {
  return useConfiguration()?.programme || words.product;
}

// useOpenCalls is where one can apply now.
export function useOpenCalls() {
  return useQuery(openCalls);
}
