// Vocabulary level: what somebody’s role at work is mainly about.
import type { Schema } from '../api/client';
import type { States } from '.';

export const levels = {
  strategic: {
    participant: { text: 'Mainly strategic', hint: 'You lead on plans, policy or commissioning' },
    coordinator: { text: 'Mainly strategic' },
    evaluator: { text: 'Mainly strategic' },
  },
  delivery: {
    participant: { text: 'Mainly delivery', hint: 'You lead or provide services for children and young people' },
    coordinator: { text: 'Mainly delivery' },
    evaluator: { text: 'Mainly delivery' },
  },
} satisfies States<Exclude<Schema<'member'>['role'], ''>, 'participant' | 'coordinator' | 'evaluator'>;
