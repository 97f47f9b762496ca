import type { Schema } from '../../api/client';
import type { Said } from '../../states';
import { applicationStates } from '../../states/application';
import { words } from './words';

type Applied = { id: string; state: Schema<'application'>['state'] };

// placeFor is the place that an application brought: it was selected, and what
// comes now is told of the place.
export function placeFor(places: Schema<'place'>[] | undefined, { id }: Applied): Schema<'place'> | undefined {
  return places?.find(({ applicationId }) => applicationId === id);
}

// standingOf says where an application stands, and, once it was selected, that.
export function standingOf(application: Applied, places: Schema<'place'>[] | undefined): Said {
  const place = placeFor(places, application);
  if (!place) return applicationStates[application.state].applicant;
  return place.state === 'held' ? words.offered : words.chosen;
}
