import type { JSX } from 'preact';
import { Route, Switch } from 'wouter-preact';
import { SignIn } from '../areas/public/SignIn';
import { Start } from '../areas/public/Start';
import { Area, For, type Load } from './area';
import { NotFound } from './pages';

// Where each area begins. A role of "" lets everybody in.
type Place = { role: string; starts: RegExp; load: Load };

const places: Place[] = [
  { role: 'participant', starts: /^\/(apply|home|partner|modules|offers)(\/|$)/, load: () => import('../areas/participant') },
  { role: 'participant', starts: /^\/project(\/|$)/, load: () => import('../areas/participant/project') },
  { role: 'participant', starts: /^\/surveys(\/|$)/, load: () => import('../areas/surveys') },
  { role: '', starts: /^\/m(\/|$)/, load: () => import('../areas/manager') },
  { role: 'coordinator', starts: /^\/admin\/cohorts\/[^/]+\/surveys\//, load: () => import('../areas/coordinator/waves') },
  { role: 'coordinator', starts: /^\/admin(\/|$)/, load: () => import('../areas/coordinator') },
  { role: '', starts: /^\/evaluate\/api(\/|$)/, load: () => import('../areas/evaluator/api') },
  { role: 'evaluator', starts: /^\/evaluate(\/|$)/, load: () => import('../areas/evaluator') },
  {
    role: '',
    starts: /^\/(sign-up|confirm|reset|invite|account|demo|accessibility|privacy|contact)(\/|$)/,
    load: () => import('../areas/public'),
  },
];

export function Routes(): JSX.Element {
  return (
    <Switch>
      <Route path="/"><Start /></Route>
      <Route path="/sign-in"><SignIn /></Route>
      <Route path="*">{(params: Record<string, string>) => <Elsewhere path={`/${params['*'] ?? ''}`} />}</Route>
    </Switch>
  );
}

function Elsewhere({ path }: { path: string }): JSX.Element {
  const place = places.find(({ starts }) => starts.test(path));
  if (!place) return <NotFound />;
  const area = <Area key={place.role + place.starts.source} load={place.load} />;
  return place.role === '' ? area : <For role={place.role}>{area}</For>;
}
