import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { Textarea } from '../../../govuk/Textarea';
import { TextInput } from '../../../govuk/TextInput';
import { list } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Loaded, useRead } from '../../../shell/Loaded';
import { NotFound, WaitingPage } from '../../../shell/pages';
import { usePlaces } from '../reads';
import { keepProject } from './reads';
import { words } from './words';

const say = words.start;
type Partnership = NonNullable<Schema<'place'>['partnership']>;

// Start begins the project of a partnership with its title and first challenge.
export function Start({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <Loaded of={usePlaces()}>
      {({ items }) => {
        const place = items.find(({ partnership }) => partnership?.id === params.partnership);
        if (!place?.partnership) return <NotFound />;
        if (place.partnership.projectId) return <Redirect to={`/project/${place.partnership.projectId}`} replace />;
        return <Offer partnership={place.partnership} application={place.applicationId} />;
      }}
    </Loaded>
  );
}

// Offer reads the words of the application, which are the project's first
// challenge unless somebody writes another. Without them the page asks the same.
function Offer({ partnership, application }: { partnership: Partnership; application: string }): JSX.Element {
  const applied = useRead(keys.application(application), () => api.GET('/applications/{application}', { params: { path: { application } } }));
  return applied.isPending ? <WaitingPage /> : <Ask partnership={partnership} offered={applied.data?.jointCase.challenge ?? ''} />;
}

function Ask({ partnership, offered }: { partnership: Partnership; offered: string }): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { title: '', challenge: offered },
    send: async (body) => {
      const params = { path: { partnership: partnership.id } };
      const started = keepProject(await call(api.POST('/partnerships/{partnership}/project', { params, body })));
      void changed(keys.places);
      return started;
    },
    done: ({ id }) => navigate(`/project/${id}`, { replace: true }),
  });
  const partners = list(partnership.partners);
  return (
    <QuestionPage title={say.title} back="/home" form={form} action={say.action} intro={<p class="govuk-body">{partners ? say.intro(partners) : say.introAlone}</p>}>
      <TextInput {...form.field('title')} label={say.label} hint={say.hint} />
      <Textarea {...form.field('challenge')} label={say.challenge} hint={offered ? say.challengeOffered : say.challengeHint} rows={8} optional />
    </QuestionPage>
  );
}
