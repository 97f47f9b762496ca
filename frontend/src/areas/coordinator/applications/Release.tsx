import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call as ask } from '../../../api/client';
import { changed } from '../../../api/keys';
import { WarningText } from '../../../govuk/blocks';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import type { Params } from '../reads';
import { type Dossier, named, useApplication, useWay } from './reads';
import { actsOf } from './stand';
import { words } from './words';

const say = words.releasing;

// Release gives the seats of offers back that nobody answered in time. Where
// there are none, the address leads to the application.
export function Release({ params }: Params): JSX.Element {
  const at = useWay(params).record;
  return <Loaded of={useApplication(params)}>{(application) => <Confirm application={application} at={at} />}</Loaded>;
}

function Confirm({ application, at }: { application: Dossier; at: string }): JSX.Element {
  const [, navigate] = useLocation();
  const [{ applies, who }] = useState({ applies: actsOf(application).release, who: named(application, ['lapsed']) }); // the page stays itself while its act is under way
  if (!applies) return <Redirect to={at} replace />;
  return (
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
      <p class="govuk-body">{say.body(who)}</p>
      <WarningText>{say.forGood}</WarningText>
    </InterruptionPage>
  );
}
