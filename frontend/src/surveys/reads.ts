import { api, call, ifMatch, type Schema } from '../api/client';
import { queries } from '../api/queries';
import { type Answers, answersOf, listed } from '../questions/answers';
import type { Item } from '../questions/item';
import { useRead } from '../shell/Loaded';

export type SurveyForm = Schema<'surveyForm'>;

const key = (id: string) => ['survey-form', id];

export function useSurveyForm(id: string) {
  return useRead(key(id), () => ask(id), { fresh: true });
}

function ask(id: string) {
  return api.GET('/survey-invitations/{surveyInvitation}', { params: { path: { surveyInvitation: id } } });
}

export async function rereadForm(id: string): Promise<SurveyForm> {
  const form = await call(ask(id));
  queries.setQueryData(key(id), form);
  return form;
}

// latest are all answers of the form with those of one page over them: pages
// share one draft.
export function latest(form: SurveyForm, page: Answers): Answers {
  const kept = queries.getQueryData<SurveyForm>(key(form.id)) ?? form;
  return { ...answersOf(kept.draft), ...page };
}

export async function saveDraft(form: SurveyForm, page: Answers, version: number): Promise<Schema<'surveyDraft'>> {
  const answers = listed(form.items, latest(form, page));
  const params = { path: { surveyInvitation: form.id }, header: ifMatch(version) };
  const saved = await call(api.PUT('/survey-invitations/{surveyInvitation}/draft', { params, body: { answers } }));
  queries.setQueryData(key(form.id), { ...form, state: 'started', draft: answers.filter(filled), version: saved.version });
  void queries.invalidateQueries({ queryKey: ['survey-invitations'] });
  return saved;
}

function filled({ value, text, choices, missing }: Schema<'answer'>): boolean {
  return value !== undefined || !!text || (choices?.length ?? 0) > 0 || missing !== undefined;
}

// ofPage are the answers to the items of a page, in their order.
export function ofPage(items: Item[], answers: Answers): Answers {
  return Object.fromEntries(items.map(({ key }) => [key, answers[key]]));
}
