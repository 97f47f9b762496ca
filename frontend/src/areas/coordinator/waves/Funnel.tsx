import type { JSX } from 'preact';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import type { Wave } from '../reads';
import { eligible, percent } from './figures';
import { words as say } from './words';

type Stage = { key: string; label: string; count: number; of: number };

// Funnel is a real table with bars in its cells, headed by what it finds. Each
// stage holds those that went further.
export function Funnel({ wave }: { wave: Wave }): JSX.Element {
  const { funnel } = wave;
  return (
    <>
      <h2 class="govuk-heading-m">{say.progress(funnel.completed, funnel.created)}</h2>
      <p class="govuk-body">{say.progressBase(funnel.created, funnel.ineligible)}</p>
      <Rates wave={wave} />
      <Table
        caption={say.progress(funnel.completed, funnel.created)}
        captionHidden
        rows={stagesOf(wave)}
        rowKey={({ key }) => key}
        file={`${say.file}-progress`}
        columns={[
          { key: 'stage', label: say.stage, value: ({ label }) => label },
          { key: 'forms', label: say.forms, numeric: true, value: ({ count }) => count },
          { key: 'share', label: say.share, value: ({ count, of }) => percent(count, of) ?? '', cell: ({ count, of }) => <Bar part={percent(count, of) ?? 0} /> },
        ]}
      />
    </>
  );
}

function Rates({ wave }: { wave: Wave }): JSX.Element {
  const { completed, created } = wave.funnel;
  const rate = (of: number, base: string) => say.rate(percent(completed, of) ?? 0, completed, of, base);
  return <SummaryList rows={[{ label: say.rates, value: eligible(wave) === created ? rate(created, say.invited) : `${rate(eligible(wave), say.eligible)}\n${rate(created, say.invited)}` }]} />;
}

function Bar({ part }: { part: number }): JSX.Element {
  return (
    <>
      {part}%
      <svg class="app-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width={part} height="10" /></svg>
    </>
  );
}

export function stagesOf({ funnel }: Pick<Wave, 'funnel'>): Stage[] {
  const of = funnel.created;
  const stages = (Object.keys(say.stages) as (keyof typeof say.stages)[]).map((key) => ({ key, label: say.stages[key], count: funnel[key], of }));
  const aside = (Object.keys(say.aside) as (keyof typeof say.aside)[]).map((key) => ({ key, label: say.aside[key], count: funnel[key], of }));
  return [...stages, ...aside.filter(({ count }) => count > 0)];
}
