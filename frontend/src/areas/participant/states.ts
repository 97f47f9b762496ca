import type { Schema } from '../../api/client';
import type { TagColour } from '../../govuk/Tag';

// What a participant reads for every state there is. A state that the server
// adds is a type error here until it has its words.
type Said = { text: string; colour: TagColour };

export const applicationStates: Record<Schema<'application'>['state'], Said> = {
  draft: { text: 'Not sent yet', colour: 'grey' },
  awaiting_members: { text: 'Waiting for signatures', colour: 'yellow' },
  submitted: { text: 'Sent', colour: 'green' },
  returned: { text: 'Sent back to you', colour: 'orange' },
  ineligible: { text: 'Cannot be considered', colour: 'grey' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
  merged: { text: 'Part of a joint application', colour: 'blue' },
  lapsed: { text: 'Ended without all signatures', colour: 'grey' },
};

export const offerStates: Record<Schema<'offer'>['state'], Said> = {
  made: { text: 'Waiting for your answer', colour: 'yellow' },
  accepted: { text: 'Accepted', colour: 'green' },
  declined: { text: 'Declined', colour: 'grey' },
  lapsed: { text: 'Not answered in time', colour: 'grey' },
  rescinded: { text: 'Taken back', colour: 'grey' },
};

// partnerOffers is the same seen from the other side of a partnership.
export const partnerOffers: Record<string, string> = {
  made: 'has not answered yet',
  accepted: 'has accepted',
  declined: 'has declined',
  lapsed: 'did not answer in time',
  rescinded: 'is no longer offered a place',
};

export const invitationStates: Record<Schema<'partnerInvitation'>['response'], Said> = {
  open: { text: 'Waiting for an answer', colour: 'yellow' },
  accepted: { text: 'Accepted', colour: 'green' },
  declined: { text: 'Declined', colour: 'grey' },
  expired: { text: 'Expired', colour: 'grey' },
  revoked: { text: 'Taken back', colour: 'grey' },
};

export const deliveryStates: Record<Schema<'partnerInvitation'>['delivery'], Said> = {
  queued: { text: 'On its way', colour: 'grey' },
  sent: { text: 'Sent', colour: 'green' },
  bounced: { text: 'Not delivered: the address did not accept it', colour: 'red' },
  failed: { text: 'Not delivered: we are looking into it', colour: 'red' },
};

export const projectStates: Record<Schema<'project'>['state'], Said> = {
  idea: { text: 'Idea', colour: 'grey' },
  planned: { text: 'Planned', colour: 'blue' },
  in_progress: { text: 'In progress', colour: 'teal' },
  completed: { text: 'Completed', colour: 'green' },
  paused: { text: 'Paused', colour: 'yellow' },
  stopped: { text: 'Stopped', colour: 'grey' },
};

export const surveyStates: Record<Schema<'surveyInvitation'>['state'], Said> = {
  created: { text: 'Not yet started', colour: 'grey' },
  sent: { text: 'Not yet started', colour: 'grey' },
  opened: { text: 'Not yet started', colour: 'grey' },
  started: { text: 'In progress', colour: 'teal' },
  completed: { text: 'Sent', colour: 'green' },
  declined: { text: 'You told us you cannot answer', colour: 'grey' },
  ineligible: { text: 'No longer needed', colour: 'grey' },
};

export const sectors: Record<Exclude<Schema<'member'>['sector'], ''>, string> = {
  education: 'Education',
  health: 'Health',
  care: 'Social care',
  other: 'Another sector',
};

export const roles: Record<Exclude<Schema<'member'>['role'], ''>, { text: string; hint: string }> = {
  strategic: { text: 'Mainly strategic', hint: 'You lead on plans, policy or commissioning' },
  delivery: { text: 'Mainly delivery', hint: 'You lead or provide services for children and young people' },
};

export const organisationKinds: Record<Exclude<Schema<'member'>['organisationKind'], ''>, string> = {
  local_authority: 'Local authority',
  nhs: 'NHS body',
  school_or_college: 'School or college',
  voluntary: 'Voluntary or community body',
  other: 'Another kind of organisation',
};

// said is the word of a table for a key that may be empty or newer than this page.
export function said(table: Record<string, string | { text: string }>, key: string): string {
  const found = table[key];
  return typeof found === 'object' ? found.text : (found ?? '');
}

export function choices(table: Record<string, string | { text: string; hint?: string }>): { value: string; label: string; hint?: string }[] {
  return Object.entries(table).map(([value, said]) => (typeof said === 'string' ? { value, label: said } : { value, label: said.text, hint: said.hint }));
}
