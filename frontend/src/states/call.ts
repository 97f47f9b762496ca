// Vocabulary call: whether one can apply in a call now; its dates tell.
import type { States } from '.';

export type CallState = 'later' | 'open' | 'closed';

export const callStates = {
  later: { coordinator: { text: 'Not open yet', colour: 'grey' } },
  open: { coordinator: { text: 'Open', colour: 'green' } },
  closed: { coordinator: { text: 'Closed', colour: 'blue' } },
} satisfies States<CallState, 'coordinator'>;
