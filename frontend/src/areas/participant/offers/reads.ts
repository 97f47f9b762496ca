import { changed, keys } from '../../../api/keys';

// answered lets everything be read anew that an answer to an offer changed.
export function answered(): Promise<void> {
  return changed(keys.offers, keys.places, keys.applications);
}
