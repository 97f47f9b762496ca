// Vocabulary partnerInvitation: what a colleague answered to being invited to apply together.
import type { Schema } from '../api/client';
import type { States } from '.';

export const invitationResponses = {
  open: { inviter: { text: 'Waiting for an answer', colour: 'yellow' } },
  accepted: { inviter: { text: 'Accepted', colour: 'green' } },
  declined: { inviter: { text: 'Declined', colour: 'grey' } },
  expired: { inviter: { text: 'Expired', colour: 'grey' } },
  revoked: { inviter: { text: 'Taken back', colour: 'grey' } },
} satisfies States<Schema<'partnerInvitation'>['response'], 'inviter'>;
