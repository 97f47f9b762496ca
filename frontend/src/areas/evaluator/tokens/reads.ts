import { api, type Schema } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export type Token = Schema<'analystToken'>;

export function useTokens() {
  return useRead(keys.tokens, () => api.GET('/evaluation/tokens'));
}
