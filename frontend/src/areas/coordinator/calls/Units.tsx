import type { JSX } from 'preact';
import { A, Hidden } from '../../../govuk/A';
import { LinkButton } from '../../../govuk/Button';
import { csvOf, download } from '../../../govuk/csv';
import { joined } from '../../../govuk/parts';
import { list, shortDay } from '../../../i18n';
import { said } from '../../../states';
import { applicationStates } from '../../../states/application';
import { applicationKinds } from '../../../states/applicationKind';
import { applicationOffers } from '../../../states/applicationOffer';
import { sectors } from '../../../states/sector';
import type { Application } from '../reads';
import { Status } from '../Status';
import { distinct, standingOf } from './filters';
import { sheetTime } from './window';
import { words } from './words';

const say = words.list;

type Props = { call: string; caption: string; query: string; applications: Application[] };

// Units is a table of applications: each is one body of lines, a person a line,
// so that names and organisations line up; what they share stands once.
export function Units({ call, caption, query, applications }: Props): JSX.Element {
  const save = () => download(`${say.file(call)}.csv`, 'text/csv', csvOf(sheet, applications));
  return (
    <>
      <table class="ws-table ws-table--units ws-table--cards">
        <caption class="govuk-visually-hidden">{caption}</caption>
        <thead>
          <tr>{[say.person, say.sector, say.organisation, say.area, say.kind, say.state, say.submitted, say.reference].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
        </thead>
        {applications.map((one) => <Unit key={one.id} one={one} href={`/admin/calls/${call}/applications/${one.id}${query}`} />)}
      </table>
      <p class="ws-small ws-mute ws-legend"><span class="ws-ring ws-ring--done">{say.legendDone}</span><span class="ws-ring">{say.legendOpen}</span></p>
      <p class="ws-acts"><LinkButton onClick={save}>{say.download}</LinkButton></p>
    </>
  );
}

const nobody = { name: '', organisation: '', areaName: '', sector: '', signed: false };

function Unit({ one, href }: { one: Application; href: string }): JSX.Element {
  const members = one.members.length > 0 ? one.members : [nobody];
  return (
    <tbody>
      {members.map((member, at) => (
        <tr key={at}>
          <th scope="row" class={joined('ws-ring', member.signed && 'ws-ring--done', at > 0 && 'ws-ring--last', at < members.length - 1 && 'ws-ring--first')}>
            <A href={href}>{member.name || say.noName}</A><Hidden>{member.signed ? say.hasSigned : say.notSigned}</Hidden>
          </th>
          <td class="ws-side">{said(sectors, 'coordinator', member.sector)}</td>
          <td class="ws-in">{member.organisation}</td>
          {at === 0 && <Shared one={one} lines={members.length} />}
        </tr>
      ))}
    </tbody>
  );
}

function Shared({ one, lines }: { one: Application; lines: number }): JSX.Element {
  const rowSpan = lines > 1 ? lines : undefined;
  return (
    <>
      <td rowSpan={rowSpan} class="ws-title">{list(distinct(one.members.map(({ areaName }) => areaName))) || say.noArea}</td>
      <td rowSpan={rowSpan} class="ws-after">{applicationKinds[one.kind].coordinator.text}</td>
      <td rowSpan={rowSpan} class="ws-after ws-side"><Status said={standingOf(one)} /></td>
      <td rowSpan={rowSpan} class="ws-after ws-small" data-label={one.submittedAt && say.submitted}>{one.submittedAt && shortDay(one.submittedAt)}</td>
      <td rowSpan={rowSpan} class="ws-after ws-side ws-small ws-mute">{one.reference}</td>
    </>
  );
}

const people = (pick: (member: Application['members'][number]) => string) => (one: Application) => distinct(one.members.map(pick)).join('; ');

// sheet is the same for a spreadsheet: an application is a row.
const sheet = [
  { label: say.members, value: people(({ name }) => name) },
  { label: say.sector, value: people(({ sector }) => said(sectors, 'coordinator', sector)) },
  { label: say.organisations, value: people(({ organisation }) => organisation) },
  { label: say.areas, value: people(({ areaName }) => areaName) },
  { label: say.kind, value: ({ kind }: Application) => applicationKinds[kind].coordinator.text },
  { label: say.state, value: ({ state }: Application) => applicationStates[state].coordinator.text },
  { label: say.offer, value: ({ offer }: Application) => applicationOffers[offer].coordinator.text },
  { label: say.signedBy, value: ({ members }: Application) => members.filter(({ signed }) => signed).map(({ name }) => name).join('; ') },
  { label: say.submitted, value: ({ submittedAt }: Application) => (submittedAt ? sheetTime(submittedAt) : '') },
  { label: say.reference, value: ({ reference }: Application) => reference },
];
