// Vocabulary token: whether a token still works; its dates tell.
import type { States } from '.';

export type TokenState = 'live' | 'expired' | 'revoked';

export const tokenStates = {
  live: { evaluator: { text: 'Works', colour: 'green' } },
  expired: { evaluator: { text: 'Expired', colour: 'grey' } },
  revoked: { evaluator: { text: 'Revoked', colour: 'grey' } },
} satisfies States<TokenState, 'evaluator'>;
