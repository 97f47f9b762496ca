import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call } from '../api/client';
import { changed, keys } from '../api/keys';
import { problemFrom } from '../api/problem';
import { WarningText } from '../govuk/blocks';
import { answerSaid, answersOf, listed } from '../questions/answers';
import { CheckPage } from '../questions/CheckPage';
import { returning } from '../shell/address';
import { Open, type Place } from './Open';
import { rereadForm, type SurveyForm } from './reads';
import { asks, sheetsOf } from './sheets';
import { words } from './words';

const say = words.check;

export function Check({ place }: { place: Place }): JSX.Element {
  return <Open place={place}>{(form) => <Answers form={form} place={place} />}</Open>;
}

function Answers({ form, place }: { form: SurveyForm; place: Place }): JSX.Element {
  const [, navigate] = useLocation();
  const answers = answersOf(form.draft);
  const sheets = sheetsOf(form.items, answers);
  const here = `${place.base}/check`;
  const rows = sheets.flatMap(({ key, items }) =>
    items.filter(asks).map((item) => ({ label: item.text, value: answerSaid(item, answers), change: returning(`${place.base}/q/${key}`, here) })),
  );
  return (
    <CheckPage
      title={say.title}
      back={sheets.length > 0 ? `${place.base}/q/${sheets.at(-1)!.key}` : place.base}
      sections={[{ title: form.about ? say.answersAbout(form.about) : say.answers, rows }]}
      beforeAction={<WarningText>{say.before}</WarningText>}
      action={say.action}
      send={() => send(form)}
      done={() => navigate(`${place.base}/sent`, { replace: true })}
    />
  );
}

// send sends the form once. If it was sent before, say from another device, the
// receipt of that is what the person needs.
async function send(form: SurveyForm): Promise<void> {
  const asked = { params: { path: { surveyInvitation: form.id } }, body: { answers: listed(form.items, answersOf(form.draft)) } };
  try {
    await call(api.POST('/survey-invitations/{surveyInvitation}/response', asked));
  } catch (thrown) {
    const problem = problemFrom(thrown);
    if (problem.code !== 'already_answered') throw problem;
  }
  void changed(keys.surveyInvitations);
  await rereadForm(form.id);
}
