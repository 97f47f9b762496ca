import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { type Answers, answerPointers, answerSaid, answersOf, ItemField } from '../questions/answers';
import type { Answer } from '../questions/item';
import { QuestionPage } from '../questions/QuestionPage';
import { type SavedForm, useSavedForm } from '../questions/useSavedForm';
import { useReturn } from '../shell/address';
import { Open, type Place } from './Open';
import { latest, ofPage, rereadForm, saveDraft, type SurveyForm } from './reads';
import { questions, type Sheet, sheetsOf, unanswered } from './sheets';
import { words } from './words';

// Questions is one page of a form, named by its first item.
export function Questions({ place, sheet }: { place: Place; sheet: string }): JSX.Element {
  return (
    <Open place={place}>
      {(form) => {
        const sheets = sheetsOf(form.items, answersOf(form.draft));
        const at = sheets.findIndex(({ key }) => key === sheet);
        return at < 0 ? <Redirect to={place.base} replace /> : <Ask key={sheet} form={form} place={place} sheets={sheets} at={at} />;
      }}
    </Open>
  );
}

type AskProps = { form: SurveyForm; place: Place; sheets: Sheet[]; at: number };

function Ask({ form, place: { base, home, introduced, instead }, sheets, at }: AskProps): JSX.Element {
  const [, navigate] = useLocation();
  const back = useReturn('');
  const sheet = sheets[at]!;
  const place = answerPointers(form.items, () => latest(form, saved.values));
  const saved: SavedForm<Answers> = useSavedForm<Answers>({
    initial: ofPage(sheet.items, answersOf(form.draft)),
    version: form.version,
    save: (values, version) => saveDraft(form, values, version),
    reread: async () => {
      const now = await rereadForm(form.id);
      return { value: ofPage(sheet.items, answersOf(now.draft)), version: now.version };
    },
    labels: Object.fromEntries(sheet.items.map(({ key, text }) => [key, text])),
    show: (name, value) => answerSaid(sheet.items.find(({ key }) => key === name)!, { [name]: value as Answer | undefined }),
    check: (values) => unanswered(sheet.items, values),
    pointers: (pointer) => (pointer.startsWith('/answers/') ? place(pointer) : pointer.slice(1)),
    done: (values) => navigate(following(form, values, sheet, base, back)),
  });
  const alone = sheet.items.length === 1;
  return (
    <QuestionPage
      title={alone ? sheet.items[0]!.text : form.title}
      ownHeading={alone}
      back={at === 0 ? (introduced ? home : base) : `${base}/q/${sheets[at - 1]!.key}`}
      form={saved}
      caption={caption(sheet, questions(sheets), form.about)}
      after={introduced && instead}
    >
      {sheet.items.map((item) => <ItemField key={item.key} item={item} field={saved.field(item.key)} heading={alone} />)}
    </QuestionPage>
  );
}

function caption({ from, to }: Sheet, all: number, about?: string): string | undefined {
  if (to < from) return about;
  return from === to ? words.question(from, all, about) : words.questions(from, to, all, about);
}

// following is the next page that the answers just given call for. A change
// from the check page goes back there, unless it opened a question.
function following(form: SurveyForm, values: Answers, { key }: Sheet, base: string, back: string): string {
  const answers = latest(form, values);
  const sheets = sheetsOf(form.items, answers);
  const next = sheets[sheets.findIndex((sheet) => sheet.key === key) + 1];
  const opened = next?.items.some((item) => item.visibleIf && !answers[item.key]);
  if (back && !opened) return back;
  return next ? `${base}/q/${next.key}` : `${base}/check`;
}
