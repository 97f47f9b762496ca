import { api, type Schema } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useInstruments() {
  return useRead(keys.instruments, () => api.GET('/instruments'));
}

export type Standing = Schema<'waveStanding'>;

export function useStandings(wave: string) {
  return useRead(keys.standings(wave), () => api.GET('/waves/{wave}/standings', { params: { path: { wave } } }));
}

export function useWaveMails(wave: string) {
  return useRead(keys.waveMails(wave), () => api.GET('/waves/{wave}/mails', { params: { path: { wave } } }));
}
