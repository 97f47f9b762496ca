import type { JSX } from 'preact';
import type { Schema } from '../../../api/client';
import { A } from '../../../govuk/A';
import { InsetText } from '../../../govuk/blocks';
import { SummaryList } from '../../../govuk/SummaryList';
import { Tag } from '../../../govuk/Tag';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { usePlaces } from '../reads';
import { placeFor, standingOf } from '../standing';
import { answersOf } from './answers';
import { WithMember } from './Member';
import { People } from './People';
import { type Application, self } from './reads';
import { words } from './words';

// Standing is an application that can no longer be changed: where it stands and
// everything that was written. Once it was selected, the place tells what comes
// next, and there is nothing to withdraw.
export function Standing({ application }: { application: Application }): JSX.Element {
  const places = usePlaces();
  return <Loaded of={places}>{({ items }) => <Stands application={application} places={items} />}</Loaded>;
}

function Stands({ application, places }: { application: Application; places: Schema<'place'>[] }): JSX.Element {
  const { text, colour, hint } = standingOf(application, places);
  const waits = application.state === 'submitted' && !placeFor(places, application);
  const over = application.state === 'withdrawn' || application.state === 'lapsed';
  return (
    <WithMember application={application}>
      {({ member }) => (
        <Page title={`${application.programme}, ${application.cohort}`} back="/apply" caption={`${words.tasks.title} · ${words.tasks.reference(application.reference)}`}>
          <p class="govuk-body"><Tag colour={colour}>{text}</Tag></p>
          <InsetText>{hint ?? words.standing.other}</InsetText>
          {waits && <Next application={application} />}
          {over && <p class="govuk-body"><A href="/apply/start">{words.standing.again}</A></p>}
          {answersOf(application, member).map(({ title, rows }) => (
            <section key={title}><h2 class="govuk-heading-m">{title}</h2><SummaryList rows={rows} /></section>
          ))}
          {application.kind !== 'individual' && <People application={application} />}
          {application.mayLeave && <p class="govuk-body"><A href={`/apply/${application.id}/leave`}>{words.leave.link}</A></p>}
          {waits && self(application)?.lead && (
            <p class="govuk-body"><A href={`/apply/${application.id}/withdraw`}>{words.tasks.withdraw}</A></p>
          )}
        </Page>
      )}
    </WithMember>
  );
}

export function Next({ application }: { application: Application }): JSX.Element {
  const say = words.sent;
  return (
    <>
      <h2 class="govuk-heading-m">{say.nextTitle}</h2>
      <p class="govuk-body">{say.read(instant(application.closesAt))}</p>
      <p class="govuk-body">{say.outcome}</p>
    </>
  );
}
