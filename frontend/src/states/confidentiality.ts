// Vocabulary confidentiality: who may see the answers to a survey.
import type { Schema } from '../api/client';
import type { States } from '.';

export const confidentialities = {
  named: { coordinator: { text: 'You and the evaluator see who said what.' } },
  pseudonymous: { coordinator: { text: 'You see who has answered, never what they said. The evaluator reads the answers with a code in place of each name.' } },
  anonymous: { coordinator: { text: 'Nobody can link an answer to a person.' } },
} satisfies States<Schema<'wave'>['confidentiality'], 'coordinator'>;
