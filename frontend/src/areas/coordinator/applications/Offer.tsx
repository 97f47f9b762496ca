import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { useQueryState } from '../../../govuk/address';
import { DateInput } from '../../../govuk/DateInput';
import { fromInstant, list, realDate } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import type { Params } from '../reads';
import { type Dossier, nameOf, useApplication, useWay } from './reads';
import { actsOf } from './stand';
import { words } from './words';

const say = words.offering;

// Offer asks by when to reply; ConfirmOffer stands between it and the emails.
export function Offer({ params }: Params): JSX.Element {
  return <Loaded of={useApplication(params)}>{(application) => <Ask application={application} call={params.call!} />}</Loaded>;
}

function Ask({ application, call }: { application: Dossier; call: string }): JSX.Element {
  const [, navigate] = useLocation();
  const [before] = useQueryState('replyBy', '');
  const way = useWay({ call, application: application.id });
  const form = useForm({
    initial: { replyBy: before },
    blank: ({ replyBy }) => ({ replyBy: problemOf(replyBy) }),
    send: ({ replyBy }) => Promise.resolve(replyBy),
    done: (replyBy) => {
      navigate(way.act('offer', replyBy), { replace: true }); // Back finds what was typed
      navigate(way.act('offer/confirm', replyBy));
    },
  });
  const { offer, again } = actsOf(application);
  if (!offer && !again) return <Redirect to={way.record} replace />;
  return (
    <QuestionPage title={say.title(namesOf(application))} caption={words.title(application.reference)} back={way.record} form={form}>
      <DateInput {...form.field('replyBy')} label={say.replyBy} hint={say.replyByHint} />
    </QuestionPage>
  );
}

function problemOf(replyBy: string): string {
  if (!realDate(replyBy)) return say.missing;
  return replyBy < fromInstant(new Date().toISOString()).date ? say.past : '';
}

export function namesOf({ members }: Pick<Dossier, 'members'>): string {
  return list(members.map(nameOf));
}
