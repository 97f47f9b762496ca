import { date } from './date';
import type { ItemKind } from './item';
import { longText } from './long_text';
import { multiple } from './multiple';
import { number } from './number';
import { scale } from './scale';
import { shortText } from './short_text';
import { single } from './single';
import { statement } from './statement';

// kinds is every kind of survey item, one line each; the server's list in
// internal/survey/kinds.go holds the same names.
export const kinds: Record<string, ItemKind> = {
  scale,
  single,
  multiple,
  number,
  short_text: shortText,
  long_text: longText,
  date,
  statement,
};
