import type { Schema } from '../../api/client';
import type { TagColour } from '../../govuk/Tag';

// What the programme team reads for every state there is. A state that the
// server adds is a type error here until it has its words.
type Said = { text: string; colour?: TagColour };

export const applicationStates: Record<Schema<'callApplication'>['state'], Said> = {
  submitted: { text: 'Submitted', colour: 'green' },
  awaiting_members: { text: 'Waiting for signatures', colour: 'yellow' },
  draft: { text: 'Not sent yet', colour: 'grey' },
  returned: { text: 'Sent back for changes', colour: 'orange' },
  ineligible: { text: 'Not eligible', colour: 'grey' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
  merged: { text: 'Merged into a joint application', colour: 'blue' },
  lapsed: { text: 'Ended without all signatures', colour: 'grey' },
};

export const offerStates: Record<Schema<'callApplication'>['offer'], Said> = {
  none: { text: 'No places offered', colour: 'grey' },
  made: { text: 'Waiting for an answer', colour: 'yellow' },
  accepted: { text: 'Places accepted', colour: 'green' },
  declined: { text: 'Declined', colour: 'orange' },
  lapsed: { text: 'Not answered in time', colour: 'orange' },
};

export const kinds: Record<Schema<'callApplication'>['kind'], string> = { individual: 'Individual', pair: 'Pair', triad: 'Group of three' };

export const unitKinds: Record<Schema<'callApplicationDetail'>['unitKind'], string> = {
  same_area: 'Everybody works in the same area',
  neighbouring: 'Neighbouring areas',
  other: 'Areas that are not neighbours',
};

export const waveStates: Record<Schema<'wave'>['state'], Said> = {
  planned: { text: 'Planned', colour: 'grey' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'blue' },
};

export const confidentiality: Record<Schema<'wave'>['confidentiality'], string> = {
  named: 'You and the evaluator see who said what.',
  pseudonymous: 'You see how many people have answered, never what they said. The evaluator reads the answers with a code in place of each name.',
  anonymous: 'Nobody can link an answer to a person.',
};

export const projectStates: Record<Schema<'project'>['state'], Said> = {
  idea: { text: 'Idea', colour: 'grey' },
  planned: { text: 'Planned', colour: 'blue' },
  in_progress: { text: 'In progress', colour: 'teal' },
  completed: { text: 'Completed', colour: 'green' },
  paused: { text: 'Paused', colour: 'yellow' },
  stopped: { text: 'Stopped', colour: 'grey' },
};

export const sectors: Record<Exclude<Schema<'member'>['sector'], ''>, string> = {
  education: 'Education',
  health: 'Health',
  care: 'Social care',
  other: 'Another sector',
};

export const roles: Record<Exclude<Schema<'member'>['role'], ''>, string> = { strategic: 'Mainly strategic', delivery: 'Mainly delivery' };

export const organisationKinds: Record<Exclude<Schema<'member'>['organisationKind'], ''>, string> = {
  local_authority: 'Local authority',
  nhs: 'NHS body',
  school_or_college: 'School or college',
  voluntary: 'Voluntary or community body',
  other: 'Another kind of organisation',
};

// acts is the history in words: what somebody did, after their name.
export const acts: Record<string, string> = {
  'application.started': 'started the application',
  'application.case_rewritten': 'changed the shared answers',
  'application.joined': 'joined the application',
  'application.signed': 'signed the shared answers',
  'application.sent': 'sent the application',
  'application.awaiting_members': 'The application is waiting for signatures',
  'application.submitted': 'The application was submitted',
  'application.withdrawn': 'withdrew the application',
  'application.returned': 'sent the application back for changes',
  'application.grace_over': 'The time for signing ended',
  'application.lapsed': 'The application ended without all signatures',
  'application.line_manager_needed': 'A line manager could not be linked to a participant',
  'member.described': 'changed their own details',
  'invitation.made': 'invited a colleague',
  'invitation.resent': 'sent an invitation again',
  'invitation.revoked': 'took an invitation back',
  'invitation.declined': 'An invitation was declined',
  'offer.made': 'offered a place',
  'offer.made_again': 'offered a place again',
  'offer.accepted': 'accepted a place',
  'offer.declined': 'declined a place',
  'offer.lapsed': 'An offer was not answered in time',
  'offer.rescinded': 'took an offer back',
  'partnership.formed': 'The partnership began',
};

// said is the word of a table for a key that may be empty or newer than this page.
export function said(table: Record<string, string | Said>, key: string): string {
  const found = table[key];
  return typeof found === 'object' ? found.text : (found ?? '');
}

export function options(table: Record<string, string | Said>): { value: string; label: string }[] {
  return Object.keys(table).map((value) => ({ value, label: said(table, value) }));
}
