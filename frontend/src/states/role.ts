// Vocabulary role: the roles an account can act in.
import type { Schema } from '../api/client';
import type { States } from '.';

export const roles = {
  participant: {
    everybody: { text: 'participant' },
    evaluator: { text: 'Participants' },
  },
  manager: {
    everybody: { text: 'line manager' },
    evaluator: { text: 'Line managers' },
  },
  coordinator: {
    everybody: { text: 'coordinator' },
    evaluator: { text: 'Coordinators' },
  },
  evaluator: {
    everybody: { text: 'evaluator' },
    evaluator: { text: 'Evaluators' },
  },
} satisfies States<Schema<'roleChoice'>['role'], 'everybody' | 'evaluator'>;
