import { api, call, ifMatch, type Schema } from '../api/client';
import { changed, keep, kept, keys } from '../api/keys';
import { type Answers, answersOf, listed } from '../questions/answers';
import type { Item } from '../questions/item';
import { useRead } from '../shell/Loaded';

export type SurveyForm = Schema<'surveyForm'>;

export function useSurveyForm(id: string) {
  return useRead(keys.surveyForm(id), () => ask(id), { fresh: true });
}

function ask(id: string) {
  return api.GET('/survey-invitations/{surveyInvitation}', { params: { path: { surveyInvitation: id } } });
}

export async function rereadForm(id: string): Promise<SurveyForm> {
  return keep(keys.surveyForm(id), await call(ask(id)));
}

// latest are all answers of the form with those of one page over them: pages
// share one draft.
export function latest(form: SurveyForm, page: Answers): Answers {
  const { draft } = kept(keys.surveyForm(form.id)) ?? form;
  return { ...answersOf(draft), ...page };
}

export async function saveDraft(form: SurveyForm, page: Answers, version: number): Promise<Schema<'surveyDraft'>> {
  const answers = listed(form.items, latest(form, page));
  const params = { path: { surveyInvitation: form.id }, header: ifMatch(version) };
  const saved = await call(api.PUT('/survey-invitations/{surveyInvitation}/draft', { params, body: { answers } }));
  keep(keys.surveyForm(form.id), { ...form, state: 'started', draft: answers.filter(filled), version: saved.version });
  void changed(keys.surveyInvitations);
  return saved;
}

function filled({ value, text, choices, missing }: Schema<'answer'>): boolean {
  return value !== undefined || !!text || (choices?.length ?? 0) > 0 || missing !== undefined;
}

// ofPage are the answers to the items of a page, in their order.
export function ofPage(items: Item[], answers: Answers): Answers {
  return Object.fromEntries(items.map(({ key }) => [key, answers[key]]));
}
