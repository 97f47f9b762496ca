import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { A } from '../../../govuk/A';
import { InsetText, Panel } from '../../../govuk/blocks';
import { Radios } from '../../../govuk/Radios';
import { Textarea } from '../../../govuk/Textarea';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Page } from '../../../shell/Page';
import { choices } from '../../../states';
import { refusalReasons } from '../../../states/surveyRefusal';
import { Open, type Place } from '../../../surveys/Open';
import type { SurveyForm } from '../../../surveys/reads';
import { AfterAll } from './AfterAll';
import { words } from './words';

const say = words.wrong;
type Refusal = Schema<'surveyRefusal'>;

// Wrong is for the person who should not have been asked: it says what follows
// before it is said for good.
export function Wrong({ place }: { place: Place }): JSX.Element {
  const [done, setDone] = useState(false);
  if (done) return <Done place={place} />;
  return <Open place={place}>{(form) => <Ask form={form} place={place} done={() => setDone(true)} />}</Open>;
}

function Ask({ form: asked, place, done }: { form: SurveyForm; place: Place; done: () => void }): JSX.Element {
  const form = useForm({
    initial: { reason: '', note: '' },
    send: async (body) => {
      await call(api.POST('/survey-invitations/{surveyInvitation}/decline', { params: { path: { surveyInvitation: asked.id } }, body: body as Refusal }));
      void changed(keys.surveyInvitations);
    },
    done,
  });
  return (
    <QuestionPage
      title={asked.about ? say.title(asked.about) : say.titleNobody}
      back={place.base}
      form={form}
      action={say.action}
      ownHeading
      beside={<A href={place.base}>{say.cancel}</A>}
    >
      <Radios
        {...form.field('reason')}
        label={asked.about ? say.title(asked.about) : say.titleNobody}
        heading
        choices={choices(refusalReasons, 'manager')}
      />
      <Textarea {...form.field('note')} label={say.note} hint={say.noteHint} optional rows={3} limit={1000} />
      <InsetText>{say.affects}</InsetText>
    </QuestionPage>
  );
}

function Done({ place }: { place: Place }): JSX.Element {
  const [, navigate] = useLocation();
  return (
    <Page title={say.doneTitle} ownHeading>
      <Panel title={say.doneTitle} />
      <p class="govuk-body">{say.done}</p>
      <AfterAll id={place.id} done={() => navigate(place.base)} />
      {place.after}
    </Page>
  );
}
