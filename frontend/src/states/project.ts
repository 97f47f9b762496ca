// Vocabulary project: where a personal project stands.
import type { Schema } from '../api/client';
import type { States } from '.';

export const projectStates = {
  idea: {
    participant: { text: 'Idea', colour: 'grey', hint: 'You are still finding out what to do' },
    coordinator: { text: 'Idea', colour: 'grey' },
  },
  planned: {
    participant: { text: 'Planned', colour: 'blue', hint: 'You know what to do and when' },
    coordinator: { text: 'Planned', colour: 'blue' },
  },
  in_progress: {
    participant: { text: 'In progress', colour: 'teal', hint: 'You have begun' },
    coordinator: { text: 'In progress', colour: 'teal' },
  },
  completed: {
    participant: { text: 'Completed', colour: 'green', hint: 'You have done what you set out to do' },
    coordinator: { text: 'Completed', colour: 'green' },
  },
  paused: {
    participant: { text: 'Paused', colour: 'yellow', hint: 'You mean to go on later' },
    coordinator: { text: 'Paused', colour: 'yellow' },
  },
  stopped: {
    participant: { text: 'Stopped', colour: 'grey', hint: 'You will not go on' },
    coordinator: { text: 'Stopped', colour: 'grey' },
  },
} satisfies States<Schema<'project'>['state'], 'participant' | 'coordinator'>;
