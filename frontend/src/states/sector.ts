// Vocabulary sector: the sector somebody works in.
import type { Schema } from '../api/client';
import type { States } from '.';

export const sectors = {
  education: {
    participant: { text: 'Education' },
    coordinator: { text: 'Education' },
    evaluator: { text: 'Education' },
  },
  health: {
    participant: { text: 'Health' },
    coordinator: { text: 'Health' },
    evaluator: { text: 'Health' },
  },
  care: {
    participant: { text: 'Social care' },
    coordinator: { text: 'Social care' },
    evaluator: { text: 'Social care' },
  },
  other: {
    participant: { text: 'Another sector' },
    coordinator: { text: 'Another sector' },
    evaluator: { text: 'Other' },
  },
} satisfies States<Exclude<Schema<'member'>['sector'], ''>, 'participant' | 'coordinator' | 'evaluator'>;
