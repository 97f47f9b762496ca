import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { instant, list } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { told } from '../../../questions/told';
import { Loaded } from '../../../shell/Loaded';
import { type Application, others, useApplication } from './reads';
import { words } from './words';

const say = words.leave;

// Leave asks before a colleague gives up their seat in somebody else's application.
export function Leave({ params }: { params: Record<string, string> }): JSX.Element {
  const application = useApplication(params.application!);
  return <Loaded of={application}>{(data) => (data.mayLeave ? <Ask application={data} /> : <Redirect to={`/apply/${data.id}`} replace />)}</Loaded>;
}

function Ask({ application }: { application: Application }): JSX.Element {
  const [, navigate] = useLocation();
  const first = `/apply/${application.id}`;
  const act = async () => {
    await call(api.POST('/applications/{application}/leave', { params: { path: { application: application.id } }, body: {} }));
    await changed(keys.applications);
  };
  return (
    <InterruptionPage title={say.title} action={say.action} act={act} done={() => navigate('/apply/start', told(say.done))} cancel={first} cancelLabel={say.keep}>
      <p class="govuk-body">{say.body(list(others(application).map(({ name }) => name)))}</p>
      {application.state === 'submitted' && <p class="govuk-body">{say.waits(instant(application.graceUntil))}</p>}
      <p class="govuk-body">{say.final}</p>
    </InterruptionPage>
  );
}
