// Vocabulary offer: what became of the offer of one place.
import type { Schema } from '../api/client';
import type { States } from '.';

export const offerStates = {
  made: { partner: { text: 'has not answered yet' } },
  accepted: { partner: { text: 'has accepted' } },
  declined: { partner: { text: 'has declined' } },
  lapsed: { partner: { text: 'did not answer in time' } },
  rescinded: { partner: { text: 'is no longer offered a place' } },
} satisfies States<Schema<'offer'>['state'], 'partner'>;
