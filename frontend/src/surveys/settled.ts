import type { Schema } from '../api/client';

// settled is a form that nothing is left to do with.
export function settled({ state }: Pick<Schema<'surveyInvitation'>, 'state'>): boolean {
  return state === 'completed' || state === 'declined' || state === 'ineligible';
}
