// Vocabulary organisationKind: the kind of organisation somebody works for.
import type { Schema } from '../api/client';
import type { States } from '.';

export const organisationKinds = {
  local_authority: {
    participant: { text: 'Local authority' },
    coordinator: { text: 'Local authority' },
    evaluator: { text: 'Local authority' },
  },
  nhs: {
    participant: { text: 'NHS body' },
    coordinator: { text: 'NHS body' },
    evaluator: { text: 'NHS body' },
  },
  school_or_college: {
    participant: { text: 'School or college' },
    coordinator: { text: 'School or college' },
    evaluator: { text: 'School or college' },
  },
  voluntary: {
    participant: { text: 'Voluntary or community body' },
    coordinator: { text: 'Voluntary or community body' },
    evaluator: { text: 'Voluntary or community body' },
  },
  other: {
    participant: { text: 'Another kind of organisation' },
    coordinator: { text: 'Another kind of organisation' },
    evaluator: { text: 'Other' },
  },
} satisfies States<Exclude<Schema<'member'>['organisationKind'], ''>, 'participant' | 'coordinator' | 'evaluator'>;
