// Vocabulary applicationOffer: what became of the places offered to a whole application.
import type { Schema } from '../api/client';
import type { States } from '.';

export const applicationOffers = {
  none: { coordinator: { text: 'No places offered', colour: 'grey' } },
  made: { coordinator: { text: 'Waiting for an answer', colour: 'yellow' } },
  accepted: { coordinator: { text: 'Places accepted', colour: 'green' } },
  declined: { coordinator: { text: 'Declined', colour: 'orange' } },
  lapsed: { coordinator: { text: 'Not answered in time', colour: 'orange' } },
  rescinded: { coordinator: { text: 'Withdrawn', colour: 'grey' } },
} satisfies States<Schema<'callApplication'>['offer'], 'coordinator'>;
