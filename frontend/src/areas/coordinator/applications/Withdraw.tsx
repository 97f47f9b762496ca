import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call as ask } from '../../../api/client';
import { changed } from '../../../api/keys';
import { WarningText } from '../../../govuk/blocks';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import type { Params } from '../reads';
import { named, useApplication } from './reads';
import { words } from './words';

const say = words.withdrawing;

// Withdraw takes back what still stands of an offer, after one of a pair declined.
export function Withdraw({ params }: Params): JSX.Element {
  const [, navigate] = useLocation();
  const at = `/admin/calls/${params.call}/applications/${params.application}`;
  return (
    <Loaded of={useApplication(params)}>
      {(application) => (
        <InterruptionPage
          title={say.title}
          action={say.action}
          cancel={at}
          act={async () => {
            await ask(api.POST('/applications/{application}/withdraw-offer', { params: { path: { application: application.id } }, body: {} }));
            await changed();
          }}
          done={() => navigate(at, told(say.done))}
        >
          <p class="govuk-body">{say.body(named(application, ['made', 'accepted', 'lapsed']))}</p>
          <WarningText>{say.forGood}</WarningText>
        </InterruptionPage>
      )}
    </Loaded>
  );
}
