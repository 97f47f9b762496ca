import type { ComponentChildren, JSX } from 'preact';
import { daysTo, today } from '../../i18n';
import { words as say } from './words';

// Left is how many days there are; only what is late or within a week has a
// colour.
export function Left({ on, from = today() }: { on: string; from?: string }): JSX.Element {
  const days = daysTo(dayIn(on), from);
  if (days < 0) return <span class="app-late">{say.overdue(-days)}</span>;
  return <span class={days < 8 ? 'app-soon' : 'app-left'}>{say.left(days)}</span>;
}

// dayIn is the day in London of an instant, or the day itself.
export function dayIn(at: string): string {
  return at.includes('T') ? today(new Date(at)) : at;
}

// Dated is a line of a list with its date in front.
export function Dated({ on, children, acts = true }: { on?: string; children: ComponentChildren; acts?: boolean }): JSX.Element {
  const [date, month] = on ? say.front(dayIn(on)) : ['', ''];
  return (
    <li>
      <p class="app-day">{on && <><b>{date}</b> {month}</>}</p>
      <div>{children}</div>
      {acts && on && <p class="govuk-body-s"><Left on={on} /></p>}
    </li>
  );
}
