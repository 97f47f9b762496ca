import type { ComponentChildren, JSX } from 'preact';
import { Link } from 'wouter-preact';
import { words } from '../i18n';
import { Hidden } from './A';

export type SummaryRow = {
  label: string;
  value: ComponentChildren;
  // change is where the answer is changed; action another word for "Change".
  change?: string;
  action?: string;
};

export function SummaryList({ rows }: { rows: SummaryRow[] }): JSX.Element {
  const any = rows.some(({ change }) => change);
  return (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <div key={row.label} class={`govuk-summary-list__row${row.change || !any ? '' : ' govuk-summary-list__row--no-actions'}`}>
          <dt class="govuk-summary-list__key">{row.label}</dt>
          <dd class="govuk-summary-list__value">{typeof row.value === 'string' ? <Text text={row.value} /> : row.value}</dd>
          {row.change && (
            <dd class="govuk-summary-list__actions">
              <Link href={row.change} class="govuk-link">{row.action ?? words.change}<Hidden>{row.label.toLowerCase()}</Hidden></Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Text({ text }: { text: string }): JSX.Element {
  return text.trim() === '' ? <span class="app-secondary">{words.notAnswered}</span> : <span class="app-prose">{text}</span>;
}
