import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { WarningText } from '../../../govuk/blocks';
import { instant } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { NotFound } from '../../../shell/pages';
import { type Params, useCohorts } from '../reads';
import { type Token, useTokens } from './reads';
import { nameOf, standing } from './Tokens';
import { words as say } from './words';

const list = '/evaluate/tokens';

// Revoke ends a token for good.
export function Revoke({ params }: Params): JSX.Element {
  return (
    <Loaded of={useTokens()}>
      {({ items }) => {
        const token = items.find(({ id }) => id === params.token);
        if (!token) return <NotFound />;
        return standing(token) === 'live' ? <Ask token={token} /> : <Redirect to={list} replace />;
      }}
    </Loaded>
  );
}

function Ask({ token }: { token: Token }): JSX.Element {
  const [, navigate] = useLocation();
  const cohorts = useCohorts();
  const used = token.lastUsedAt ? say.lastUsed(instant(token.lastUsedAt)) : say.neverUsed;
  return (
    <InterruptionPage
      title={say.revokeTitle(token.name)}
      action={say.revokeAction}
      cancel={list}
      act={() => call(api.POST('/evaluation/tokens/{token}/revoke', { params: { path: { token: token.id } }, body: {} }))}
      done={() => {
        navigate(list, told(say.revoked(token.name)));
        void changed(keys.tokens);
      }}
    >
      <p class="govuk-body">{say.revokeWho(nameOf(cohorts.data?.items ?? [], token.cohortId), used)}</p>
      <WarningText>{say.revokeForGood}</WarningText>
    </InterruptionPage>
  );
}
