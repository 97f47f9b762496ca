import { useQuery } from '@tanstack/preact-query';
import { api, call } from '../api/client';
import { words } from '../i18n';

// useConfiguration is what this installation says about itself.
export function useConfiguration() {
  return useQuery({
    queryKey: ['configuration'],
    queryFn: () => call(api.GET('/configuration')),
    staleTime: Infinity,
  }).data;
}

export function useProgramme(): string {
  return useConfiguration()?.programme || words.product;
}
