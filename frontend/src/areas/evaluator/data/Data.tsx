import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import type { Schema } from '../../../api/client';
import { problemFrom } from '../../../api/problem';
import { A } from '../../../govuk/A';
import { useQueryState } from '../../../govuk/address';
import { EmptyState, InsetText } from '../../../govuk/blocks';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { NotFound } from '../../../shell/pages';
import { dataSets } from '../../../states/dataSet';
import { type Cohort, cohortName, type Params, type SetName, setNames, useCohorts } from '../reads';
import { Download } from './Download';
import { pull, type Query, useRows } from './reads';
import { answers, codebook, dyads, memberships, type Sheet, subjects } from './sheets';
import { words as say } from './words';

// Data is one set of a cohort, page by page; the place in it stands in the address.
export function Data({ params }: Params): JSX.Element {
  const name = params.set as SetName;
  return (
    <Loaded of={useCohorts()}>
      {({ items }) => {
        const cohort = items.find(({ id }) => id === params.cohort);
        return cohort && setNames.includes(name) ? <OneSet key={name} cohort={cohort} name={name} /> : <NotFound />;
      }}
    </Loaded>
  );
}

type OneProps = { cohort: Cohort; name: SetName };

function OneSet({ cohort, name }: OneProps): JSX.Element {
  const at = (one: SetName) => (query: Query) => pull[one](cohort.id, query) as Promise<never>;
  if (name === 'subjects') return <Rows cohort={cohort} name={name} sheet={subjects} ask={at(name)} />;
  if (name === 'memberships') return <Rows cohort={cohort} name={name} sheet={memberships} ask={at(name)} />;
  if (name === 'dyads') return <Rows cohort={cohort} name={name} sheet={dyads} ask={at(name)} />;
  if (name === 'answers') return <Rows cohort={cohort} name={name} sheet={answers} ask={at(name)} />;
  return <Rows cohort={cohort} name={name} sheet={codebook} ask={at('codebook')} />;
}

type Envelope<Row> = Omit<Schema<'subjectEnvelope'>, 'data'> & { data: Row[] };
type Props<Row> = OneProps & { sheet: Sheet<Row>; ask: (query: Query) => Promise<Envelope<Row>> };

function Rows<Row>({ cohort, name, sheet, ask }: Props<Row>): JSX.Element {
  const [cursor] = useQueryState('cursor', '');
  const page = useRows(cohort.id, name, cursor, ask);
  const title = dataSets[name].evaluator.text;
  if (cursor && page.error && problemFrom(page.error).code === 'bad_cursor') return <Redirect to={`/evaluate/cohorts/${cohort.id}/${name}`} replace />;
  return (
    <Loaded of={page}>
      {(envelope) => (
        <Page title={title} caption={cohortName(cohort)} back="/evaluate" wide>
          <Sets cohort={cohort} now={name} />
          <InsetText>{name === 'codebook' ? say.codebook : say.pseudonyms}{name === 'answers' && ` ${say.written}`}</InsetText>
          {envelope.data.length === 0 ? <EmptyState text={say.none[name]} /> : (
            <>
              <Table caption={say.rows(envelope.data.length, Boolean(envelope.page.next), !cursor)} columns={sheet.columns} rows={envelope.data} rowKey={sheet.key} />
              <Pages at={`/evaluate/cohorts/${cohort.id}/${name}`} next={envelope.page.next} first={!cursor} />
              <Download name={`${name}-${cohort.cohort}`} sheet={sheet} ask={ask} />
            </>
          )}
          <Base envelope={envelope} counted={name !== 'codebook'} />
        </Page>
      )}
    </Loaded>
  );
}

function Sets({ cohort, now }: { cohort: Cohort; now: SetName }): JSX.Element {
  return (
    <nav aria-label={say.pick}>
      <ul class="app-sets">
        {setNames.map((name) => (
          <li key={name} class={name === now ? 'app-sets__now' : undefined}>
            {name === now ? <span aria-current="page">{dataSets[name].evaluator.text}</span> : <A href={`/evaluate/cohorts/${cohort.id}/${name}`}>{dataSets[name].evaluator.text}</A>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pages({ at, next, first }: { at: string; next: string | null; first: boolean }): JSX.Element | null {
  if (first && !next) return null;
  return (
    <nav aria-label={say.pages}>
      <ul class="app-sets">
        {!first && <li><A href={at}>{say.first}</A></li>}
        {next && <li><A href={`${at}?cursor=${encodeURIComponent(next)}`}>{say.next}</A></li>}
      </ul>
    </nav>
  );
}

// Base is what figures made of these rows are counted from.
function Base<Row>({ envelope, counted }: { envelope: Envelope<Row>; counted: boolean }): JSX.Element {
  const { base, suppression, generated_at: at } = envelope;
  return (
    <>
      {counted && (
        <SummaryList
          rows={[
            { label: say.base, value: say.baseOf(base.invited, base.eligible, base.responded) },
            { label: say.rule, value: suppression.note },
          ]}
        />
      )}
      <p class="govuk-body app-secondary">{say.read(instant(at))}</p>
    </>
  );
}
