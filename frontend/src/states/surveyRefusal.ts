// Vocabulary surveyRefusal: why somebody cannot answer about a person.
import type { Schema } from '../api/client';
import type { States } from '.';

export const refusalReasons = {
  not_the_right_person: { manager: { text: 'I am not their line manager', hint: 'We will find out who is and ask them instead.' } },
  no_longer_manages: { manager: { text: 'I was their line manager, but no longer am', hint: 'We will ask whoever manages them now.' } },
  other: { manager: { text: 'Another reason' } },
} satisfies States<Schema<'surveyRefusal'>['reason'], 'manager'>;
