// Vocabulary applicationKind: who applies together.
import type { Schema } from '../api/client';
import type { States } from '.';

export const applicationKinds = {
  individual: {
    applicant: { text: 'On your own', hint: 'You apply without a partner.' },
    invitee: { text: 'single applicant' },
    coordinator: { text: 'Individual' },
  },
  pair: {
    applicant: { text: 'As a pair', hint: 'You and one colleague from another organisation. You will invite them by email.' },
    invitee: { text: 'pair' },
    coordinator: { text: 'Pair' },
  },
  triad: {
    applicant: { text: 'As a group of three', hint: 'You and two colleagues from other organisations. You will invite them by email.' },
    invitee: { text: 'group of three' },
    coordinator: { text: 'Group of three' },
  },
} satisfies States<Schema<'application'>['kind'], 'applicant' | 'invitee' | 'coordinator'>;
