import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { A } from '../../../govuk/A';
import { useQueryState } from '../../../govuk/address';
import { Table } from '../../../govuk/Table';
import { Tag } from '../../../govuk/Tag';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import type { Said } from '../../../states';
import { waveStandings } from '../../../states/waveStanding';
import { sheetTime } from '../calls/window';
import type { Wave } from '../reads';
import { shownOf, tabs, why } from './figures';
import { type Standing, useStandings } from './reads';
import { waveAt } from './Wave';
import { words } from './words';

const say = words.people;

// People is who was asked, those first who have not answered. Where nobody may know
// who answered there is no list.
export function People({ wave }: { wave: Wave }): JSX.Element {
  return <Loaded of={useStandings(wave.id)}>{({ items }) => (items.length === 0 ? <></> : <List wave={wave} forms={items} />)}</Loaded>;
}

function List({ wave, forms }: { wave: Wave; forms: Standing[] }): JSX.Element {
  const [show] = useQueryState('show', 'waiting');
  const shown = shownOf(forms, show);
  return (
    <section>
      <h2 class="govuk-heading-m">{say.title(forms.filter(({ status }) => status === 'waiting').length)}</h2>
      <ul class="app-filters">
        {tabs(forms).map(({ key, label, count }) => (
          <li key={key}><Link class="govuk-link" href={`${waveAt(wave)}${key === 'waiting' ? '' : `?show=${key}`}`} aria-current={key === show ? 'page' : undefined}>{say.tab(label, count)}</Link></li>
        ))}
      </ul>
      {shown.length === 0 ? <p class="govuk-body">{say.none}</p> : <Rows wave={wave} forms={shown} />}
    </section>
  );
}

function Rows({ wave, forms }: { wave: Wave; forms: Standing[] }): JSX.Element {
  const refused = forms.some(({ status }) => status === 'declined');
  return (
    <Table
      caption={say.caption}
      captionHidden
      rows={forms}
      rowKey={({ id }) => id}
      file={`${words.file}-forms`}
      columns={[
        { key: 'manager', label: say.manager, value: ({ manager }) => manager, cell: (form) => <Manager wave={wave} form={form} /> },
        { key: 'about', label: say.about, value: ({ participant }) => participant },
        { key: 'status', label: words.state, value: ({ status }) => waveStandings[status].coordinator.text, cell: ({ status }) => <Status status={status} /> },
        ...(refused ? [{ key: 'why', label: say.why, value: why }] : []),
        { key: 'mailed', label: say.mailed, value: ({ lastMailedAt }) => (lastMailedAt ? sheetTime(lastMailedAt) : ''), cell: (form) => <Mailed form={form} /> },
      ]}
    />
  );
}

function Manager({ wave, form }: { wave: Wave; form: Standing }): JSX.Element {
  return <><A href={`${waveAt(wave)}/forms/${form.id}`}>{form.manager}</A><br /><span class="govuk-!-font-weight-regular">{form.email}</span></>;
}

export function Status({ status }: Pick<Standing, 'status'>): JSX.Element {
  const { text, colour }: Said = waveStandings[status].coordinator;
  return colour ? <span class="app-nowrap"><Tag colour={colour}>{text}</Tag></span> : <>{text}</>;
}

// Mailed says when the manager was last written to, and whether it arrived.
export function Mailed({ form }: { form: Standing }): JSX.Element {
  const lost = form.mail === 'bounced' || form.mail === 'failed';
  return (
    <>
      {form.lastMailedAt ? instant(form.lastMailedAt) : say.never}
      {lost && <><br /><Tag colour="red">{say.lost}</Tag></>}
    </>
  );
}
