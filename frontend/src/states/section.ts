// Vocabulary section: how far a part of an application has come.
import type { Schema } from '../api/client';
import type { States } from '.';

export const sectionStates = {
  completed: { applicant: { text: 'Completed' } },
  in_progress: { applicant: { text: 'In progress', colour: 'teal' } },
  not_started: { applicant: { text: 'Not yet started', colour: 'grey' } },
  cannot_start_yet: { applicant: { text: 'Cannot start yet' } },
} satisfies States<Schema<'section'>['state'], 'applicant'>;
