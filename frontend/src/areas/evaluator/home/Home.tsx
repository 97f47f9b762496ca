import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { Table } from '../../../govuk/Table';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { dataSets } from '../../../states/dataSet';
import { type Cohort, setNames, useCohorts } from '../reads';
import { words as say } from './words';

// Home is the cohorts with what has been collected in each.
export function Home(): JSX.Element {
  return (
    <Loaded of={useCohorts()}>
      {({ items }) => (
        <Page title={say.title} wide>
          <p class="govuk-body-l">{say.now}</p>
          {items.length === 0 ? <EmptyState text={say.none}><p class="govuk-body">{say.noneNext}</p></EmptyState> : <Cohorts cohorts={items} />}
          <h2 class="govuk-heading-m">{say.tokensTitle}</h2>
          <p class="govuk-body">{say.tokens}</p>
          <ul class="govuk-list">
            <li><A href="/evaluate/tokens">{say.tokensLink}</A></li>
            <li><A href="/evaluate/api">{say.api}</A></li>
          </ul>
        </Page>
      )}
    </Loaded>
  );
}

function Cohorts({ cohorts }: { cohorts: Cohort[] }): JSX.Element {
  return (
    <Table
      caption={say.cohorts}
      rows={cohorts}
      rowKey={({ id }) => id}
      file={say.file}
      columns={[
        { key: 'cohort', label: say.cohort, value: ({ cohort }) => cohort },
        { key: 'programme', label: say.programme, value: ({ programme }) => programme },
        { key: 'places', label: say.places, numeric: true, value: ({ places }) => places },
        { key: 'responses', label: say.responses, numeric: true, value: ({ responses }) => responses },
        { key: 'data', label: say.data, value: ({ id }) => id, cell: (row) => <Sets cohort={row} /> },
      ]}
    />
  );
}

function Sets({ cohort }: { cohort: Cohort }): JSX.Element {
  return (
    <ul class="app-sets app-sets--close">
      {setNames.map((name) => <li key={name}><A href={`/evaluate/cohorts/${cohort.id}/${name}`}>{dataSets[name].evaluator.text}<span class="govuk-visually-hidden">{say.of(cohort.cohort)}</span></A></li>)}
    </ul>
  );
}
