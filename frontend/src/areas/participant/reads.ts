import { api } from '../../api/client';
import { keys } from '../../api/keys';
import { useRead } from '../../shell/Loaded';

export function useApplications() {
  return useRead(keys.applications, () => api.GET('/applications'));
}

export function useOffers() {
  return useRead(keys.offers, () => api.GET('/offers'));
}

export function usePlaces() {
  return useRead(keys.places, () => api.GET('/places'));
}

export function useProject(id: string | undefined, fresh = false) {
  return useRead(keys.project(id ?? ''), () => api.GET('/projects/{project}', { params: { path: { project: id! } } }), { fresh, enabled: id !== undefined });
}

// missing names the fields that are still empty, each with what to do about it.
export function missing<V extends Record<string, unknown>>(values: V, asks: Partial<Record<keyof V & string, string>>): Partial<Record<keyof V & string, string>> {
  const empty = (name: string) => String(values[name] ?? '').trim() === '';
  return Object.fromEntries(Object.entries(asks).filter(([name]) => empty(name))) as Partial<Record<keyof V & string, string>>;
}
