// Vocabulary dataSet: what can be read of a cohort.
import type { Schema } from '../api/client';
import type { States } from '.';

export const dataSets = {
  subjects: { evaluator: { text: 'Participants', hint: 'One row for each person with a place' } },
  memberships: { evaluator: { text: 'Memberships', hint: 'One row for each person and partnership, with the dates' } },
  dyads: { evaluator: { text: 'Dyads', hint: 'One row for each line manager and participant' } },
  answers: { evaluator: { text: 'Answers', hint: 'One row for each answer to a question' } },
  codebook: { evaluator: { text: 'Codebook', hint: 'One row for each question, with what its values mean' } },
} satisfies States<Schema<'analystToken'>['sets'][number], 'evaluator'>;
