import { keys } from '../../../api/keys';
import { useGathered } from '../../../shell/Loaded';
import { allApplications } from '../reads';

export function useApplications(call: string) {
  return useGathered(keys.callApplications(call), () => allApplications(call));
}
