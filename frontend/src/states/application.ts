// Vocabulary application: where an application stands.
import type { Schema } from '../api/client';
import type { States } from '.';

export const applicationStates = {
  submitted: {
    applicant: { text: 'Sent', colour: 'green', hint: 'Your application has been sent. You can read it here, but it can no longer be changed.' },
    coordinator: { text: 'Sent' },
  },
  awaiting_members: {
    applicant: { text: 'Waiting for signatures', colour: 'yellow' },
    coordinator: { text: 'Being signed' },
  },
  draft: {
    applicant: { text: 'Not sent yet', colour: 'grey' },
    coordinator: { text: 'Not sent' },
  },
  returned: {
    applicant: { text: 'Sent back to you', colour: 'orange' },
    coordinator: { text: 'Sent back', colour: 'orange' },
  },
  ineligible: {
    applicant: { text: 'Cannot be considered', colour: 'grey', hint: 'The programme team found that this application cannot be considered. Contact them if you want to know why.' },
    coordinator: { text: 'Not eligible' },
  },
  withdrawn: {
    applicant: { text: 'Withdrawn', colour: 'grey', hint: 'This application has been withdrawn. Nobody will read it. What you wrote is kept here for you.' },
    coordinator: { text: 'Withdrawn' },
  },
  merged: {
    applicant: { text: 'Part of a joint application', colour: 'blue', hint: 'You and somebody else agreed to work together, so this application is now part of a joint one.' },
    coordinator: { text: 'Merged' },
  },
  lapsed: {
    applicant: { text: 'Ended without all signatures', colour: 'grey', hint: 'Not everybody joined and signed in time, so this application has ended. Contact the programme team if you think this is a mistake.' },
    coordinator: { text: 'Not signed' },
  },
} satisfies States<Schema<'application'>['state'], 'applicant' | 'coordinator'>;
