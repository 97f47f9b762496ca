// Vocabulary surveyRefusal: why somebody cannot answer about a person.
import type { Schema } from '../api/client';
import type { States } from '.';

export const refusalReasons = {
  not_the_right_person: { manager: { text: 'I am not their line manager', hint: 'The programme team can ask somebody else instead.' }, coordinator: { text: 'Is not their line manager' } },
  no_longer_manages: { manager: { text: 'I was their line manager, but no longer am', hint: 'The programme team can ask whoever manages them now.' }, coordinator: { text: 'No longer manages them' } },
  other: { manager: { text: 'Another reason' }, coordinator: { text: 'Another reason' } },
} satisfies States<Schema<'surveyRefusal'>['reason'], 'manager' | 'coordinator'>;
