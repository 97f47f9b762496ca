import { useQuery } from '@tanstack/preact-query';
import type { JSX } from 'preact';
import { call } from '../api/client';
import type { Key } from '../api/keys';
import { problemFrom } from '../api/problem';
import { NotFound, ProblemPage, Unavailable, WaitingPage } from './pages';

type Outcome<T> = Parameters<typeof call<T>>[0];
type Read<T> = { data?: T; error: unknown; isPending: boolean; refetch: () => unknown };

// useRead reads something and keeps it under its key.
export function useRead<T>(key: Key<NoInfer<T>>, ask: () => Outcome<T>, more: { enabled?: boolean; fresh?: boolean } = {}) {
  return useQuery({ queryKey: key, queryFn: () => call<T>(ask()), enabled: more.enabled ?? true, ...(more.fresh && { staleTime: 0, gcTime: 0 }) });
}

// useGathered keeps what takes more than one request to read.
export function useGathered<T>(key: Key<unknown>, gather: () => Promise<T>) {
  return useQuery({ queryKey: key, queryFn: gather });
}

// Loaded is a page that needs something read first: it waits, shows the page,
// or shows why there is none.
export function Loaded<T>({ of, children }: { of: Read<T>; children: (data: T) => JSX.Element }): JSX.Element {
  if (of.data !== undefined) return children(of.data);
  if (of.isPending) return <WaitingPage />;
  const problem = problemFrom(of.error);
  if (problem.status === 404) return <NotFound />;
  if (problem.passing) return <Unavailable onAgain={() => void of.refetch()} />;
  return <ProblemPage title={problem.title} detail={problem.detail} reference={problem.requestId} />;
}
