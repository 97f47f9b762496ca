import type { JSX } from 'preact';
import { Redirect, useLocation } from 'wouter-preact';
import { api, call, type Schema } from '../../../api/client';
import { changed, keys } from '../../../api/keys';
import { TextInput } from '../../../govuk/TextInput';
import { list } from '../../../i18n';
import { QuestionPage } from '../../../questions/QuestionPage';
import { useForm } from '../../../questions/useForm';
import { Loaded } from '../../../shell/Loaded';
import { NotFound } from '../../../shell/pages';
import { usePlaces } from '../reads';
import { keepProject } from './reads';
import { words } from './words';

const say = words.start;
type Partnership = NonNullable<Schema<'place'>['partnership']>;

// Start begins the project of a partnership with its title.
export function Start({ params }: { params: Record<string, string> }): JSX.Element {
  return (
    <Loaded of={usePlaces()}>
      {({ items }) => {
        const partnership = items.map((place) => place.partnership).find((one) => one?.id === params.partnership);
        if (!partnership) return <NotFound />;
        if (partnership.projectId) return <Redirect to={`/project/${partnership.projectId}`} replace />;
        return <Ask partnership={partnership} />;
      }}
    </Loaded>
  );
}

function Ask({ partnership }: { partnership: Partnership }): JSX.Element {
  const [, navigate] = useLocation();
  const form = useForm({
    initial: { title: '' },
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
    </QuestionPage>
  );
}
