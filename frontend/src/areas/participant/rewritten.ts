import type { Schema } from '../../api/client';
import { list } from '../../i18n';
import { words } from './words';

// whoChanged names those who changed the answers that somebody had signed.
export function whoChanged({ by, byYou }: Schema<'rewriting'>): string {
  return list([...by, ...(byYou ? [words.you] : [])]) || words.somebody;
}
