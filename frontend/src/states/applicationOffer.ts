// Vocabulary applicationOffer: what became of the places offered to a whole application.
import type { Schema } from '../api/client';
import type { States } from '.';

export const applicationOffers = {
  none: { coordinator: { text: 'No offer' } },
  made: { coordinator: { text: 'Offered' } },
  accepted: { coordinator: { text: 'Accepted', colour: 'green' } },
  declined: { coordinator: { text: 'Declined', colour: 'orange' } },
  lapsed: { coordinator: { text: 'No answer', colour: 'orange' } },
  rescinded: { coordinator: { text: 'Offer withdrawn' } },
} satisfies States<Schema<'callApplication'>['offer'], 'coordinator'>;
