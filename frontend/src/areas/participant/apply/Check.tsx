import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { api, call } from '../../../api/client';
import { Problem, problemFrom } from '../../../api/problem';
import { InsetText, WarningText } from '../../../govuk/blocks';
import { CheckPage } from '../../../questions/CheckPage';
import { answersOf } from './answers';
import { Own } from './Member';
import { People } from './People';
import { type Application, keepApplication, type Member, reread, self } from './reads';
import { sends } from './tasks';
import { words } from './words';

const say = words.check;

export function Check({ params }: { params: Record<string, string> }): JSX.Element {
  return <Own id={params.application!}>{(parts) => <Answers {...parts} />}</Own>;
}

function Answers({ application, member }: { application: Application; member: Member }): JSX.Element {
  const [, navigate] = useLocation();
  const here = `/apply/${application.id}/check`;
  const sign = application.sections.find(({ key }) => key === 'sign');
  const signed = self(application)?.signed ?? false;
  const ready = !signed && sign?.state !== 'cannot_start_yet';
  const sending = sends(application);
  return (
    <CheckPage
      title={sending ? say.titleSend : say.title}
      back={`/apply/${application.id}`}
      sections={answersOf(application, member, here)}
      intro={signed ? <InsetText>{say.signedAlready}</InsetText> : !ready && <NotYet sending={sending} problems={sign?.problems ?? []} />}
      beforeAction={
        <>
          {application.kind !== 'individual' && <People application={application} />}
          <p class="govuk-body">{sending ? say.before : say.beforeSign}</p>
        </>
      }
      action={ready ? (sending ? say.sendAction : say.signAction) : undefined}
      send={() => send(application, sending)}
      done={() => navigate(`/apply/${application.id}/sent`, { replace: true })}
    />
  );
}

// send signs exactly what is on the screen. When that is no longer what is
// stored, the page shows what is, and says so.
async function send(application: Application, sending: boolean): Promise<void> {
  const asked = { params: { path: { application: application.id } }, body: { hash: application.sharedHash } };
  try {
    keepApplication(await call(sending ? api.POST('/applications/{application}/submit', asked) : api.POST('/applications/{application}/sign', asked)));
  } catch (thrown) {
    const problem = problemFrom(thrown);
    if (problem.code !== 'shared_answers_changed') throw problem;
    await reread(application.id);
    throw new Problem(409, { title: problem.title, detail: say.changed });
  }
}

function NotYet({ sending, problems }: { sending: boolean; problems: string[] }): JSX.Element {
  return (
    <WarningText>
      {sending ? say.notYet : say.notYetSign}. {problems.map((problem) => `${problem}.`).join(' ')}
    </WarningText>
  );
}
