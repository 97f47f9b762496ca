// Vocabulary unitKind: how the areas lie to each other that an application comes from.
import type { Schema } from '../api/client';
import type { States } from '.';

export const unitKinds = {
  same_area: { coordinator: { text: 'Everybody works in the same area' } },
  neighbouring: { coordinator: { text: 'Neighbouring areas' } },
  other: { coordinator: { text: 'Areas that are not neighbours' } },
} satisfies States<Schema<'callApplicationDetail'>['unitKind'], 'coordinator'>;
