import { api } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useRead } from '../../../shell/Loaded';

export function useSurveys() {
  return useRead(keys.surveyInvitations, () => api.GET('/survey-invitations'));
}
