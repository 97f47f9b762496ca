import type { JSX } from 'preact';
import { useSearch } from 'wouter-preact';
import { A, Hidden } from '../../../govuk/A';
import { Button, ButtonLink } from '../../../govuk/Button';
import { instant, list } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { applicationKinds } from '../../../states/applicationKind';
import { unitKinds } from '../../../states/unitKind';
import { findOf, listed, queryOf } from '../calls/filters';
import { useApplications } from '../calls/reads';
import { Place } from '../Place';
import { type Application as Listed, type Call, type Cohort, type Params, together, useCall, useCohort } from '../reads';
import { History } from './History';
import { Members } from './Members';
import { type Dossier, named, nameOf, useApplication } from './reads';
import { actsOf, beside, headline, ticksOf } from './stand';
import { words as say } from './words';

// Application is everything the programme team knows of one application; it
// prints as a document.
export function Application({ params }: Params): JSX.Element {
  const reads = together(useApplication(params), useCall(params.call!), useApplications(params.call!));
  return <Loaded of={reads}>{([application, call, applications]) => <WithCohort application={application} call={call} applications={applications} />}</Loaded>;
}

type Props = { application: Dossier; call: Call; applications: Listed[] };

function WithCohort(props: Props): JSX.Element {
  return <Loaded of={useCohort(props.call.cohortId)}>{(cohort) => <Shown {...props} cohort={cohort} />}</Loaded>;
}

function Shown({ application, call, cohort, applications }: Props & { cohort: Cohort }): JSX.Element {
  const find = findOf(useSearch());
  const at = `/admin/calls/${call.id}`;
  const alone = application.members.length < 2;
  return (
    <>
      <Place call={call} cohort={cohort} />
      <Page title={list(application.members.map(nameOf)) || say.title(application.reference)} back={`${at}${queryOf(find)}`} wide>
        <div class="ws">
          <Told />
          <div class="ws-head">
            <p class="ws-mute">{inShort(application)}</p>
            <Beside own={applications.find(({ id }) => id === application.id)} list={listed(applications, find)} at={`${at}/applications`} query={queryOf(find)} />
          </div>
          <div class="ws-cols ws-cols--lead">
            <Stand application={application} at={`${at}/applications/${application.id}`} query={queryOf(find)} />
            <div>
              <Case application={application} />
              <Members title={alone ? say.personTitle : say.peopleTitle} members={application.members} />
              <History events={application.history} />
            </div>
          </div>
        </div>
      </Page>
    </>
  );
}

function inShort({ reference, kind, unitKind, submittedAt }: Dossier): string {
  const where = kind === 'individual' ? '' : unitKinds[unitKind].coordinator.text;
  return [reference, applicationKinds[kind].coordinator.text, where, submittedAt ? say.sent(instant(submittedAt)) : say.notSent].filter(Boolean).join(' · ');
}

type BesideProps = { own?: Listed; list: Listed[]; at: string; query: string };

// Beside leads to the neighbours in the list one came from.
function Beside({ own, list: all, at: base, query }: BesideProps): JSX.Element {
  const { before, after, at } = beside(all, own);
  const link = (one: Listed | undefined, word: string) => one && (
    <A href={`${base}/${one.id}${query}`}>{word}<Hidden>{say.list.application(list(one.members.map(({ name }) => name).filter(Boolean)) || one.reference)}</Hidden></A>
  );
  return (
    <nav class="ws-acts" aria-label={say.list.label}>
      {link(before, say.list.previous)} {link(after, say.list.next)} {at > 0 && <span class="ws-mute">{say.list.at(at, all.length)}</span>}
    </nav>
  );
}

// Stand is where the application stands and what can be done about it.
function Stand({ application, at, query }: { application: Dossier; at: string; query: string }): JSX.Element {
  const acts = actsOf(application);
  const declined = application.state === 'submitted' && application.offer === 'declined';
  return (
    <section class="ws-box ws-box--lead" aria-labelledby="stand">
      <p class="ws-small"><b>{say.standsTitle}</b></p>
      <h2 id="stand">{headline(application)}</h2>
      <ul class="ws-ticks">{ticksOf(application).map(({ key, mark, text }) => <li key={key} class={`is-${mark}`}>{text}</li>)}</ul>
      {declined && <p>{say.declinedNext(named(application, ['declined']), named(application, ['made', 'accepted', 'lapsed']))}</p>}
      {!Object.values(acts).includes(true) && <p class="ws-mute">{say.nothingToDo}</p>}
      <div class="ws-acts">
        {acts.offer && <ButtonLink href={`${at}/offer${query}`}>{say.offer}</ButtonLink>}
        {acts.again && <ButtonLink href={`${at}/offer${query}`}>{say.again}</ButtonLink>}
        {acts.release && <ButtonLink href={`${at}/release${query}`} look="secondary">{say.release}</ButtonLink>}
        {acts.withdraw && <ButtonLink href={`${at}/withdraw${query}`} look="secondary">{say.withdraw}</ButtonLink>}
        <Button look="secondary" onClick={() => window.print()}>{say.print}</Button>
      </div>
    </section>
  );
}

function Case({ application }: { application: Dossier }): JSX.Element {
  const { challenge, whyTogether, hopedFor } = application.jointCase;
  const parts = [
    { label: say.case.challenge, text: challenge },
    ...(application.kind === 'individual' ? [] : [{ label: say.case.whyTogether, text: whyTogether }]),
    { label: say.case.hopedFor, text: hopedFor },
  ];
  const hidden = application.submittedAt ? '' : say.case.notSent;
  return (
    <section aria-labelledby="case">
      <h2 id="case">{application.kind === 'individual' ? say.caseTitleAlone : say.caseTitle}</h2>
      {hidden ? <p class="ws-mute">{hidden}</p> : parts.map(({ label, text }) => <div key={label}><h3>{label}</h3><p class="ws-text">{text || say.unknown}</p></div>)}
    </section>
  );
}
