import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { CohortTable } from '../cohorts/CohortTable';
import { words as cohorts } from '../cohorts/words';
import { type Params, together, useCohorts, useProgramme } from '../reads';
import { words as say } from './words';

// Programme is one programme with its cohorts.
export function Programme({ params }: Params): JSX.Element {
  const id = params.programme!;
  const reads = together(useProgramme(id), useCohorts(id));
  return (
    <Loaded of={reads}>
      {([programme, { items }]) => (
        <Page title={programme.name} back="/admin/programmes" wide>
          <Told />
          <p class="govuk-body app-prose">{programme.summary}</p>
          <p class="govuk-body"><A href={`/admin/programmes/${id}/change`}>{say.change}</A></p>
          {items.length === 0
            ? <EmptyState text={cohorts.none}><ButtonLink href={`/admin/programmes/${id}/cohorts/new`}>{cohorts.create}</ButtonLink></EmptyState>
            : <><CohortTable cohorts={items} /><ButtonLink href={`/admin/programmes/${id}/cohorts/new`} look="secondary">{cohorts.create}</ButtonLink></>}
        </Page>
      )}
    </Loaded>
  );
}
