import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { SummaryList } from '../../../govuk/SummaryList';
import { list } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { applicationStates } from '../../../states/application';
import { words as home } from '../home/words';
import { useApplications, usePlaces } from '../reads';
import { words } from './words';

// Partner is with whom the person takes part, or applies.
export function Partner(): JSX.Element {
  const places = usePlaces();
  const applications = useApplications();
  return (
    <Loaded of={places}>
      {(held) => (
        <Loaded of={applications}>
          {(applied) => {
            const partnerships = held.items.filter(({ partnership }) => partnership);
            const joint = applied.items.filter(({ kind, state }) => kind !== 'individual' && live.includes(state));
            return (
              <Page title={words.title} back="/home">
                {partnerships.length + joint.length === 0 && <None />}
                {partnerships.map((place) => (
                  <section key={place.id}>
                    <h2 class="govuk-heading-m">{place.programme}, {place.cohort}</h2>
                    <SummaryList
                      rows={[
                        { label: words.partners, value: list(place.partnership!.partners) || home.partnerAlone },
                        { label: words.project, value: <A href={place.partnership!.projectId ? `/project/${place.partnership!.projectId}` : `/project/start/${place.partnership!.id}`}>{place.partnership!.projectId ? home.openProject : home.act.startProject}</A> },
                      ]}
                    />
                  </section>
                ))}
                {partnerships.length === 0 && joint.map(({ id, programme, cohort, state }) => (
                  <section key={id}>
                    <h2 class="govuk-heading-m">{programme}, {cohort}</h2>
                    <SummaryList
                      rows={[
                        { label: words.application, value: applicationStates[state].applicant.text },
                        { label: words.people, value: <A href={state === 'submitted' ? `/apply/${id}` : `/apply/${id}/partner`}>{words.see}</A> },
                      ]}
                    />
                  </section>
                ))}
              </Page>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

const live: string[] = ['draft', 'awaiting_members', 'submitted', 'returned'];

function None(): JSX.Element {
  return <EmptyState text={words.none}><ButtonLink href="/apply">{words.apply}</ButtonLink></EmptyState>;
}
