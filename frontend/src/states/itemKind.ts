// Vocabulary itemKind: the kind of a question, as far as it leaves data.
import type { Schema } from '../api/client';
import type { States } from '.';

export const itemKinds = {
  scale: { evaluator: { text: 'Scale' } },
  single: { evaluator: { text: 'One choice' } },
  multiple: { evaluator: { text: 'Several choices' } },
  number: { evaluator: { text: 'Number' } },
  short_text: { evaluator: { text: 'Short text' } },
  long_text: { evaluator: { text: 'Long text' } },
  date: { evaluator: { text: 'Date' } },
} satisfies States<Schema<'codebookRow'>['kind'], 'evaluator'>;
