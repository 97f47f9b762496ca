// Vocabulary delivery: what became of an email.
import type { Schema } from '../api/client';
import type { States } from '.';

export const deliveryStates = {
  queued: { inviter: { text: 'On its way', colour: 'grey' } },
  sent: { inviter: { text: 'Sent', colour: 'green' } },
  bounced: { inviter: { text: 'Not delivered: the address did not accept it', colour: 'red' } },
  failed: { inviter: { text: 'Not delivered: check the address, or send it again', colour: 'red' } },
} satisfies States<Schema<'partnerInvitation'>['delivery'], 'inviter'>;
