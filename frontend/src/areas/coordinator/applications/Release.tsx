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

const say = words.releasing;

// Release gives the seats of offers back that nobody answered in time.
export function Release({ params }: Params): JSX.Element {
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
            await ask(api.POST('/applications/{application}/release-places', { params: { path: { application: application.id } }, body: {} }));
            await changed();
          }}
          done={() => navigate(at, told(say.done))}
        >
          <p class="govuk-body">{say.body(named(application, ['lapsed']))}</p>
          <WarningText>{say.forGood}</WarningText>
        </InterruptionPage>
      )}
    </Loaded>
  );
}
