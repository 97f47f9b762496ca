import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { ProblemPage } from './pages';

// Boundary turns a page that broke into the problem page; the header stays, and
// the next navigation starts afresh.
export function Boundary({ children }: { children: ComponentChildren }): JSX.Element {
  const [error, reset] = useErrorBoundary() as [unknown, () => void];
  const [path] = useLocation();
  useEffect(() => {
    if (error) reset();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- only another address is a reason to try again
  }, [path]);
  return error ? <ProblemPage /> : <>{children}</>;
}
