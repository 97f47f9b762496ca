// Vocabulary sharedAnswer: what the people of an application answer together.
import type { Schema } from '../api/client';
import type { States } from '.';

export const sharedAnswers = {
  challenge: { applicant: { text: 'the challenge that you want to work on' } },
  whyTogether: { applicant: { text: 'why you want to work on it together' } },
  hopedFor: { applicant: { text: 'what you hope to achieve' } },
  considerAlone: { applicant: { text: 'whether the lead goes on alone if somebody does not join or sign' } },
} satisfies States<Schema<'rewriting'>['changed'][number], 'applicant'>;
