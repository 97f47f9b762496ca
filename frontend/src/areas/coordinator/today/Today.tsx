import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { CohortTable } from '../cohorts/CohortTable';
import { NoProgramme } from '../programmes/Programmes';
import { type Count, countsOf } from './count';
import { useStanding } from './reads';
import { words as say } from './words';

// Today is what needs the programme team, each number a link to what it counts.
export function Today(): JSX.Element {
  const standing = useStanding();
  return (
    <Loaded of={standing}>
      {(now) => (
        <Page title={say.title} wide>
          {now.programmes === 0 ? <NoProgramme /> : <Counts counts={countsOf(now)} />}
          {now.cohorts.length > 0 && <CohortTable cohorts={now.cohorts} />}
        </Page>
      )}
    </Loaded>
  );
}

function Counts({ counts }: { counts: Count[] }): JSX.Element {
  if (counts.length === 0) return <p class="govuk-body">{say.nothing}</p>;
  return (
    <ul class="app-counts">
      {counts.map(({ key, number, text, hint, href }) => (
        <li key={key} class="app-counts__item">
          <A href={href}><span class="app-counts__number">{number}</span> {text}</A>
          <span class="app-counts__hint">{hint}</span>
        </li>
      ))}
    </ul>
  );
}
