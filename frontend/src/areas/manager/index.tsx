import type { JSX } from 'preact';
import { A } from '../../govuk/A';
import type { AreaRoute } from '../../shell/area';
import { Check } from '../surveys/Check';
import { Intro } from '../surveys/Intro';
import { type Place, Sent } from '../surveys/Open';
import { Questions } from '../surveys/Questions';
import { Behind } from './Behind';
import { Forms } from './Forms';
import { Look } from './Look';
import { words } from './words';
import { Wrong } from './Wrong';

type Params = { params: Record<string, string> };

// A manager's forms stand behind the mailed link, whose token is part of every
// address: a reload or a bookmark finds the way back in.
function place({ token, form }: Record<string, string>): Place {
  const list = `/m/${token}/forms`;
  const base = `${list}/${form}`;
  return {
    id: form!,
    base,
    home: list,
    after: <p class="govuk-body"><A href={list}>{words.forms.back}</A></p>,
    instead: <p class="govuk-body"><A href={`${base}/cannot-answer`}>{words.wrong.link}</A></p>,
  };
}

function behind(page: (place: Place, params: Record<string, string>) => JSX.Element) {
  return ({ params }: Params): JSX.Element => <Behind token={params.token!}>{page(place(params), params)}</Behind>;
}

// routes is every page of the manager area, in the order they are tried.
export const routes: AreaRoute[] = [
  { path: '/m/:token', page: ({ params }: Params) => <Look token={params.token!} /> },
  { path: '/m/:token/forms', page: behind((_place, { token }) => <Forms token={token!} />) },
  { path: '/m/:token/forms/:form', page: behind((at) => <Intro place={at} />) },
  { path: '/m/:token/forms/:form/check', page: behind((at) => <Check place={at} />) },
  { path: '/m/:token/forms/:form/sent', page: behind((at) => <Sent place={at} />) },
  { path: '/m/:token/forms/:form/cannot-answer', page: behind((at) => <Wrong place={at} />) },
  { path: '/m/:token/forms/:form/q/:sheet', page: behind((at, { sheet }) => <Questions place={at} sheet={sheet!} />) },
];
