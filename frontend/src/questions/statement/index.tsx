import type { JSX } from 'preact';
import { itemId, type ItemKind, type ItemProps } from '../item';

// A statement asks nothing: it is text between questions.
function View({ item, heading }: ItemProps): JSX.Element {
  return (
    <div class="govuk-form-group" id={itemId(item)}>
      {heading ? <h1 class="govuk-heading-l" tabIndex={-1}>{item.text}</h1> : <p class="govuk-body app-prose">{item.text}</p>}
      {item.hint && <p class="govuk-hint">{item.hint}</p>}
    </div>
  );
}

export const statement: ItemKind = { View, said: () => '' };
