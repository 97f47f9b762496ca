import type { Problem } from '../../api/problem';

// spent says that a link is unknown, used or too old: the person needs another
// one, whichever it was. A 422 about the password is not that.
export function spent(problem: Problem): boolean {
  const aboutToken = problem.fields.some(({ pointer }) => pointer === '/token');
  return problem.status === 404 || problem.status === 409 || problem.status === 410 || (problem.status === 422 && aboutToken);
}
