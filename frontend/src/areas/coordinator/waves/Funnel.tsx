import type { JSX } from 'preact';
import { SummaryList } from '../../../govuk/SummaryList';
import { Table } from '../../../govuk/Table';
import { surveyInvitationStates } from '../../../states/surveyInvitation';
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

// stagesOf leaves out what happened to nobody of those who did not go on.
export function stagesOf({ funnel }: Pick<Wave, 'funnel'>): Stage[] {
  const keys = Object.keys(surveyInvitationStates) as (keyof typeof surveyInvitationStates)[];
  const all = keys.map((key) => ({ key, label: surveyInvitationStates[key].coordinator.text, count: funnel[key], of: funnel.created }));
  return all.filter(({ key, count }) => count > 0 || (key !== 'declined' && key !== 'ineligible'));
}
