// Vocabulary act: what the history says somebody did, after their name. An act that begins with
// a capital letter happens by itself.
import type { States } from '.';

export const acts = {
  'application.started': { coordinator: { text: 'started the application' } },
  'application.case_rewritten': { coordinator: { text: 'changed the shared answers' } },
  'application.joined': { coordinator: { text: 'joined the application' } },
  'application.signed': { coordinator: { text: 'signed the shared answers' } },
  'application.sent': { coordinator: { text: 'sent the application' } },
  'application.awaiting_members': { coordinator: { text: 'The application is waiting for signatures' } },
  'application.submitted': { coordinator: { text: 'The application was submitted' } },
  'application.withdrawn': { coordinator: { text: 'withdrew the application' } },
  'application.returned': { coordinator: { text: 'sent the application back for changes' } },
  'application.grace_over': { coordinator: { text: 'The time for signing ended' } },
  'application.lapsed': { coordinator: { text: 'The application ended without all signatures' } },
  'application.line_manager_needed': { coordinator: { text: 'A line manager could not be linked to a participant' } },
  'member.described': { coordinator: { text: 'changed their own details' } },
  'invitation.made': { coordinator: { text: 'invited a colleague' } },
  'invitation.resent': { coordinator: { text: 'sent an invitation again' } },
  'invitation.revoked': { coordinator: { text: 'took an invitation back' } },
  'invitation.declined': { coordinator: { text: 'An invitation was declined' } },
  'offer.made': { coordinator: { text: 'offered a place' } },
  'offer.made_again': { coordinator: { text: 'offered a place again' } },
  'offer.accepted': { coordinator: { text: 'accepted a place' } },
  'offer.declined': { coordinator: { text: 'declined a place' } },
  'offer.lapsed': { coordinator: { text: 'An offer was not answered in time' } },
  'offer.rescinded': { coordinator: { text: 'took an offer back' } },
  'partnership.formed': { coordinator: { text: 'The partnership began' } },
} satisfies States<string, 'coordinator'>;
