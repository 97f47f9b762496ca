// Vocabulary wave: where a survey of a cohort stands.
import type { Schema } from '../api/client';
import type { States } from '.';

export const waveStates = {
  planned: { coordinator: { text: 'Planned', colour: 'grey' } },
  open: { coordinator: { text: 'Open', colour: 'green' } },
  closed: { coordinator: { text: 'Closed', colour: 'blue' } },
} satisfies States<Schema<'wave'>['state'], 'coordinator'>;
