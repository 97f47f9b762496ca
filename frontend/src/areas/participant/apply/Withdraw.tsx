import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { list } from '../../../i18n';
import { InterruptionPage } from '../../../questions/InterruptionPage';
import { Loaded } from '../../../shell/Loaded';
import { usePlaces } from '../reads';
import { placeFor } from '../standing';
import { type Application, editable, keepApplication, others, self, useApplication } from './reads';
import { words } from './words';

const say = words.withdraw;

export function Withdraw({ params }: { params: Record<string, string> }): JSX.Element {
  const application = useApplication(params.application!);
  const places = usePlaces();
  const possible = (data: Application) => self(data)?.lead && !placeFor(places.data?.items, data) && (editable(data) || data.state === 'submitted' || data.state === 'ineligible');
  return (
    <Loaded of={places}>
      {() => <Loaded of={application}>{(data) => (possible(data) ? <Ask application={data} /> : <Redirect to={`/apply/${data.id}`} replace />)}</Loaded>}
    </Loaded>
  );
}

function Ask({ application }: { application: Application }): JSX.Element {
  const [, navigate] = useLocation();
  const first = `/apply/${application.id}`;
  const act = async () => keepApplication(await call(api.POST('/applications/{application}/withdraw', { params: { path: { application: application.id } }, body: {} })));
  const names = others(application).map(({ name }) => name);
  const invited = application.invitations.some(({ response }) => response === 'open');
  return (
    <InterruptionPage title={say.title} action={say.action} act={act} done={() => navigate(first, { replace: true })} cancel={first} cancelLabel={say.keep}>
      <p class="govuk-body">{say.body(application.programme)}</p>
      {names.length > 0 && <p class="govuk-body">{say.others(list(names))}</p>}
      {invited && <p class="govuk-body">{say.invited}</p>}
      <p class="govuk-body">{say.final}</p>
    </InterruptionPage>
  );
}
