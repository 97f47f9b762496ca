// Vocabulary surveyInvitation: how far somebody has come who was asked to answer a survey.
import type { Schema } from '../api/client';
import type { States } from '.';

export const surveyInvitationStates = {
  created: {
    manager: { text: 'Not yet started' },
    coordinator: { text: 'Asked for' },
  },
  sent: {
    manager: { text: 'Not yet started' },
    coordinator: { text: 'Email sent' },
  },
  opened: {
    manager: { text: 'Not yet started' },
    coordinator: { text: 'Link opened' },
  },
  started: {
    manager: { text: 'In progress' },
    coordinator: { text: 'Started' },
  },
  completed: {
    manager: { text: 'You have sent your answers' },
    coordinator: { text: 'Answered' },
  },
  declined: {
    manager: { text: 'You told us you cannot answer' },
    coordinator: { text: 'Could not answer' },
  },
  ineligible: {
    manager: { text: 'No longer needed' },
    coordinator: { text: 'No longer needed' },
  },
} satisfies States<Schema<'surveyInvitation'>['state'], 'manager' | 'coordinator'>;
