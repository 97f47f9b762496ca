import type { JSX } from 'preact';
import { A, Hidden } from '../../govuk/A';
import type { Call, Cohort } from './reads';
import { stageOf, stages } from './stage';
import { words } from './words';

const say = words.place;

// Place is the bar of where one works: the cohort, and how far it has come.
export function Place({ call, cohort }: { call: Call; cohort: Cohort }): JSX.Element {
  const now = stages.indexOf(stageOf(call, cohort));
  return (
    <nav class="ws ws-place" aria-label={say.label}>
      <p><A href={`/admin/cohorts/${cohort.id}`}>{say.where(call.programme, cohort.name)}</A></p>
      <ol>
        {stages.map((stage, at) => (
          <li key={stage} class={at < now ? 'is-done' : at === now ? 'is-now' : undefined} aria-current={at === now ? 'step' : undefined}>
            {say.stages[stage]}{at < now && <Hidden>{say.done}</Hidden>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
