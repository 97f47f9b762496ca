import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useStanding } from '../../../api/session';
import { A } from '../../../govuk/A';
import { LinkButton } from '../../../govuk/Button';
import { Select } from '../../../govuk/Select';
import { choices } from '../../../states';
import { dataSets } from '../../../states/dataSet';
import { useCohorts } from '../reads';
import { type Language, samples } from './samples';
import { words } from './words';

type Choice = { value: string; label: string };

// Samples are calls for one set of data, ready to copy. An evaluator chooses the
// cohort; for anybody else its place is marked.
export function Samples({ base }: { base: string }): JSX.Element {
  const standing = useStanding();
  const evaluates = standing.state === 'signed-in' && standing.session.role === 'evaluator';
  return (
    <section aria-labelledby="copy-a-call">
      <h2 class="govuk-heading-m" id="copy-a-call">{words.callsTitle}</h2>
      <p class="govuk-body">{words.callsIntro} {evaluates && <A href="/evaluate/tokens">{words.tokens}</A>}</p>
      {evaluates ? <WithCohorts base={base} /> : <Chosen base={base} cohorts={[]} />}
    </section>
  );
}

function WithCohorts({ base }: { base: string }): JSX.Element {
  const cohorts = useCohorts();
  const choices = (cohorts.data?.items ?? []).map(({ id, programme, cohort }) => ({ value: id, label: `${programme}, ${cohort}` }));
  return <Chosen key={choices.length} base={base} cohorts={choices} />;
}

function Chosen({ base, cohorts }: { base: string; cohorts: Choice[] }): JSX.Element {
  const [set, setSet] = useState('answers');
  const [cohort, setCohort] = useState('');
  const sets = choices(dataSets, 'evaluator').map(({ value, label }) => ({ value, label }));
  const texts = samples(base, cohort || 'COHORT', set || 'answers');
  return (
    <>
      <Select id="sample-set" name="sample-set" label={words.set} value={set} onValue={setSet} options={sets} />
      {cohorts.length > 0 && <Select id="sample-cohort" name="sample-cohort" label={words.cohort} value={cohort} onValue={setCohort} options={cohorts} />}
      {!cohort && <p class="govuk-body">{words.cohortFill}</p>}
      {(Object.keys(words.languages) as Language[]).map((language) => <Sample key={language} title={words.languages[language]} text={texts[language]} />)}
    </>
  );
}

function Sample({ title, text }: { title: string; text: string }): JSX.Element {
  const [said, setSaid] = useState<{ text: string; of: string }>();
  const copy = () => void navigator.clipboard.writeText(text).then(() => setSaid({ text: words.copied, of: text }), () => setSaid({ text: words.notCopied, of: text }));
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{title}</span></summary>
      <div class="govuk-details__text">
        <pre class="app-sample"><code>{text}</code></pre>
        <p class="govuk-body"><LinkButton onClick={copy} label={`${words.copy} ${title}`}>{words.copy}</LinkButton> <span role="status">{said?.of === text ? said.text : ''}</span></p>
      </div>
    </details>
  );
}
