// Vocabulary waveStanding: whether a form of a survey was answered, as the programme team may know it.
import type { Schema } from '../api/client';
import type { States } from '.';

export const waveStandings = {
  waiting: { coordinator: { text: 'Not answered' } },
  answered: { coordinator: { text: 'Answered', colour: 'green' } },
  declined: { coordinator: { text: 'Cannot answer', colour: 'orange' } },
  not_needed: { coordinator: { text: 'Not needed' } },
} satisfies States<Schema<'waveStanding'>['status'], 'coordinator'>;
