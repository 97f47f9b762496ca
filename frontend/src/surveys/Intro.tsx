import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { InsetText } from '../govuk/blocks';
import { ButtonLink } from '../govuk/Button';
import { instant } from '../i18n';
import { answersOf } from '../questions/answers';
import { Page } from '../shell/Page';
import { Open, type Place } from './Open';
import type { SurveyForm } from './reads';
import { firstGap, sheetsOf } from './sheets';
import { words } from './words';

// Intro says before the first question what the form is about, how long it
// takes and who will see the answers. Whoever has read that already goes on.
export function Intro({ place }: { place: Place }): JSX.Element {
  return <Open place={place}>{(form) => (place.introduced ? <Redirect to={next(form, place.base)} replace /> : <Told form={form} place={place} />)}</Open>;
}

function Told({ form, place }: { form: SurveyForm; place: Place }): JSX.Element {
  const begun = form.draft.length > 0;
  return (
    <Page title={form.title} back={place.home}>
      {form.about && <p class="govuk-body-l">{words.introAbout(form.about)}</p>}
      <p class="govuk-body">{words.minutes(form.minutes)} {words.closes(instant(form.closesAt))}</p>
      <InsetText>
        <h2 class="govuk-heading-s">{words.whoTitle}</h2>
        <p class="govuk-body">{form.whoSees}</p>
      </InsetText>
      <ButtonLink href={next(form, place.base)}>{begun ? words.carryOn : words.start}</ButtonLink>
      {place.instead}
    </Page>
  );
}

// Whoever comes back carries on at the first question without an answer.
function next(form: SurveyForm, base: string): string {
  const answers = answersOf(form.draft);
  const sheets = sheetsOf(form.items, answers);
  const gap = form.draft.length > 0 ? firstGap(sheets, answers) : sheets[0];
  return gap ? `${base}/q/${gap.key}` : `${base}/check`;
}
