import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { A } from '../../../govuk/A';
import type { RoomRoute } from '../../../shell/rooms';
import { Check } from '../../../surveys/Check';
import { Intro } from '../../../surveys/Intro';
import { type Place, Sent } from '../../../surveys/Open';
import { Questions } from '../../../surveys/Questions';
import { AfterAll } from './AfterAll';
import { Behind } from './Behind';
import { Forms } from './Forms';
import { Home } from './Home';
import { Look } from './Look';
import { words } from './words';
import { Wrong } from './Wrong';

type Params = { params: Record<string, string> };

// A manager's forms stand behind the mailed link, whose token is part of every
// address: a reload or a bookmark finds the way back in. Whoever has a password
// finds the same forms without a link.
function place(list: string, form: string, introduced: boolean): Place {
  const base = `${list}/${form}`;
  return {
    introduced,
    declined: <AfterAll id={form} />,
    id: form,
    base,
    home: list,
    after: <p class="govuk-body"><A href={list}>{words.forms.back}</A></p>,
    instead: <p class="govuk-body"><A href={`${base}/cannot-answer`}>{words.wrong.link}</A></p>,
  };
}

type View = (props: { at: Place; sheet: string }) => JSX.Element;

const pages: Record<string, View> = {
  '': ({ at }) => <Intro place={at} />,
  '/check': ({ at }) => <Check place={at} />,
  '/sent': ({ at }) => <Sent place={at} />,
  '/cannot-answer': ({ at }) => <Wrong place={at} />,
  '/q/:sheet': ({ at, sheet }) => <Questions place={at} sheet={sheet} />,
};

function signedIn(View: View) {
  return ({ params }: Params): JSX.Element => <Home><View at={place('/m/my', params.form!, false)} sheet={params.sheet ?? ''} /></Home>;
}

function linked(View: View) {
  return ({ params }: Params): JSX.Element => (
    <Behind token={params.token!}><View at={place(`/m/${params.token}/forms`, params.form!, true)} sheet={params.sheet ?? ''} /></Behind>
  );
}

// routes is every page of the manager area.
export const routes: RoomRoute[] = [
  { path: '/m', page: () => <Home><Forms list="/m/my" /></Home> },
  { path: '/m/my', page: () => <Redirect to="/m" replace /> },
  ...Object.entries(pages).map(([end, view]) => ({ path: `/m/my/:form${end}`, page: signedIn(view) })),
  { path: '/m/:token', page: ({ params }: Params) => <Look token={params.token!} /> },
  { path: '/m/:token/forms', page: ({ params }: Params) => <Behind token={params.token!}><Forms list={`/m/${params.token}/forms`} /></Behind> },
  ...Object.entries(pages).map(([end, view]) => ({ path: `/m/:token/forms/:form${end}`, page: linked(view) })),
];
