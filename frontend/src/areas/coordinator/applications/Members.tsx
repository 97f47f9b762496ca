import type { JSX } from 'preact';
import { instant } from '../../../i18n';
import { said } from '../../../states';
import { levels } from '../../../states/level';
import { organisationKinds } from '../../../states/organisationKind';
import { sectors } from '../../../states/sector';
import { type Dossier, nameOf } from './reads';
import { words as say } from './words';

type Member = Dossier['members'][number];

const facts: { label: string; of: (member: Member) => string }[] = [
  { label: say.answer.label, of: answer },
  { label: say.job, of: ({ jobTitle }) => jobTitle },
  { label: say.role, of: ({ role }) => said(levels, 'coordinator', role) },
  { label: say.sector, of: ({ sector }) => said(sectors, 'coordinator', sector) },
  { label: say.organisation, of: ({ organisation }) => organisation },
  { label: say.organisationKind, of: ({ organisationKind }) => said(organisationKinds, 'coordinator', organisationKind) },
  { label: say.area, of: ({ areaName }) => areaName },
  { label: say.manager, of: ({ lineManagerName, lineManagerEmail }) => [lineManagerName, lineManagerEmail].filter(Boolean).join('\n') },
  { label: say.signed, of: ({ signed }) => (signed ? say.yes : say.no) },
  { label: say.email, of: ({ email }) => email },
];

// Members stand side by side: a fact is a line, a person a column. A fact that
// nobody has is left out.
export function Members({ title, members }: { title: string; members: Member[] }): JSX.Element {
  const told = facts.filter(({ of }) => members.some((member) => of(member) !== ''));
  return (
    <section aria-labelledby="people">
      <h2 id="people">{title}</h2>
      <table class="ws-table ws-table--rows ws-table--cards">
        <caption class="govuk-visually-hidden">{title}</caption>
        <thead>
          <tr><th scope="col"><span class="govuk-visually-hidden">{say.what}</span></th>{members.map((member) => <th key={member.id} scope="col">{nameOf(member)}</th>)}</tr>
        </thead>
        <tbody>
          {told.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {members.map((member) => <td key={member.id} class="ws-text" data-label={members.length > 1 ? say.lead(nameOf(member)) : undefined}>{of(member) || say.unknown}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function answer({ offer }: Member): string {
  if (!offer) return '';
  const holds = offer.state === 'lapsed' && offer.holdsSeat ? ` ${say.answer.holds}` : '';
  if (offer.state === 'rescinded') return say.answer.rescinded;
  if (offer.state === 'declined') return say.answer.declined(instant(offer.answeredAt!), offer.reason);
  if (offer.state === 'accepted') return say.answer.accepted(instant(offer.answeredAt!));
  return say.answer[offer.state](instant(offer.replyBy)) + holds;
}
