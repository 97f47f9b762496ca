import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { A } from '../../../govuk/A';
import type { RoomRoute } from '../../../shell/rooms';
import { Check } from '../../../surveys/Check';
import { Intro } from '../../../surveys/Intro';
import { type Place, Sent } from '../../../surveys/Open';
import { Questions } from '../../../surveys/Questions';
import { words } from './words';

type Params = { params: Record<string, string> };

// A participant's forms stand on the home page.
function place(id: string): Place {
  return { id, base: `/surveys/${id}`, home: '/home', after: <p class="govuk-body"><A href="/home">{words.home}</A></p> };
}

// routes is every page of a participant's survey forms.
export const routes: RoomRoute[] = [
  { path: '/surveys', page: (): JSX.Element => <Redirect to="/home" replace /> },
  { path: '/surveys/:survey', page: ({ params }: Params) => <Intro place={place(params.survey!)} /> },
  { path: '/surveys/:survey/check', page: ({ params }: Params) => <Check place={place(params.survey!)} /> },
  { path: '/surveys/:survey/sent', page: ({ params }: Params) => <Sent place={place(params.survey!)} /> },
  { path: '/surveys/:survey/q/:sheet', page: ({ params }: Params) => <Questions place={place(params.survey!)} sheet={params.sheet!} /> },
];
