import type { JSX } from 'preact';
import { A, Hidden } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { day, fromInstant, instant } from '../../../i18n';
import { Told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { dataSets } from '../../../states/dataSet';
import { type TokenState, tokenStates } from '../../../states/token';
import { type Cohort, cohortName, useCohorts } from '../reads';
import { type Token, useTokens } from './reads';
import { words as say } from './words';

// Tokens is every token of the evaluator, with whether it still works.
export function Tokens(): JSX.Element {
  const [tokens, cohorts] = [useTokens(), useCohorts()];
  return (
    <Loaded of={tokens}>
      {({ items }) => (
        <Page title={say.title} wide>
          <Told />
          <p class="govuk-body">{say.intro}</p>
          {items.length === 0
            ? <EmptyState text={say.none}><ButtonLink href="/evaluate/tokens/new">{say.make}</ButtonLink></EmptyState>
            : <><ButtonLink href="/evaluate/tokens/new">{say.make}</ButtonLink><List tokens={items} cohorts={cohorts.data?.items ?? []} /></>}
          <p class="govuk-body"><A href="/evaluate/api">{say.use}</A></p>
        </Page>
      )}
    </Loaded>
  );
}

function List({ tokens, cohorts }: { tokens: Token[]; cohorts: Cohort[] }): JSX.Element {
  const cohortOf = ({ cohortId }: Token) => nameOf(cohorts, cohortId);
  const setsOf = ({ sets }: Token) => sets.map((name) => dataSets[name].evaluator.text).join(', ');
  return (
    <Table
      caption={say.list}
      rows={tokens}
      rowKey={({ id }) => id}
      file={say.file}
      columns={[
        { key: 'name', label: say.name, value: ({ name }) => name },
        { key: 'cohort', label: say.cohortShort, value: cohortOf },
        { key: 'sets', label: say.setsShort, value: setsOf },
        { key: 'expires', label: say.expiresShort, value: ({ expiresOn }) => expiresOn, cell: ({ expiresOn }) => day(expiresOn) },
        { key: 'used', label: say.used, value: ({ lastUsedAt }) => lastUsedAt ?? '', cell: ({ lastUsedAt }) => (lastUsedAt ? instant(lastUsedAt) : say.never) },
        { key: 'state', label: say.state, value: (token) => tokenStates[standing(token)].evaluator.text, cell: (token) => <Standing token={token} /> },
        { key: 'act', label: say.act, value: () => '', cell: (token) => (standing(token) === 'live' ? <A href={`/evaluate/tokens/${token.id}/revoke`}>{say.revoke}<Hidden>{token.name}</Hidden></A> : '–') },
      ]}
    />
  );
}

function Standing({ token }: { token: Token }): JSX.Element {
  const { text, colour } = tokenStates[standing(token)].evaluator;
  return <Tag colour={colour}>{text}</Tag>;
}

export function nameOf(cohorts: Cohort[], id: string): string {
  const found = cohorts.find((one) => one.id === id);
  return found ? cohortName(found) : '';
}

// standing is whether a token still works: until the end of its last day in London.
export function standing({ revokedAt, expiresOn }: Pick<Token, 'revokedAt' | 'expiresOn'>, now = new Date()): TokenState {
  if (revokedAt) return 'revoked';
  return expiresOn < fromInstant(now.toISOString()).date ? 'expired' : 'live';
}
