import { QueryClient } from '@tanstack/preact-query';
import { problemFrom } from './problem';

// queries keeps what was read. A read is tried again only when trying again
// can help, and never while somebody is typing into it: no refetch on focus.
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      staleTime: 5_000,
      retry: (count, thrown) => problemFrom(thrown).status === 503 && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});
