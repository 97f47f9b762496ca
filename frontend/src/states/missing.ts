// Vocabulary missing: why a row of the data holds no answer.
import type { Schema } from '../api/client';
import type { States } from '.';

export const missingValues = {
  not_answered: { evaluator: { text: 'Not answered' } },
  not_applicable: { evaluator: { text: 'Not applicable' } },
  not_asked: { evaluator: { text: 'Not asked' } },
  suppressed: { evaluator: { text: 'Withheld' } },
} satisfies States<NonNullable<Schema<'answerRow'>['missing']>, 'evaluator'>;
