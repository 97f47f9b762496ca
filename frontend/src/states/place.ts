// Vocabulary place: where somebody’s place on a programme stands.
import type { Schema } from '../api/client';
import type { States } from '.';

export const placeStates = {
  held: {
    participant: { text: 'Kept for you until you answer the offer' },
    evaluator: { text: 'Offered' },
  },
  confirmed: {
    participant: { text: 'Confirmed' },
    evaluator: { text: 'Confirmed' },
  },
  active: {
    participant: { text: 'You are taking part' },
    evaluator: { text: 'Taking part' },
  },
  completed: {
    participant: { text: 'You have completed the programme' },
    evaluator: { text: 'Completed' },
  },
  withdrawn: {
    participant: { text: 'You have left the programme' },
    evaluator: { text: 'Left the programme' },
  },
  deferred: {
    participant: { text: 'Moved to a later cohort' },
    evaluator: { text: 'Moved to a later cohort' },
  },
  did_not_start: {
    participant: { text: 'You did not start' },
    evaluator: { text: 'Did not start' },
  },
} satisfies States<Schema<'place'>['state'], 'participant' | 'evaluator'>;
