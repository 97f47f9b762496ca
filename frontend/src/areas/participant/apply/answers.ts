import type { CheckSection } from '../../../questions/CheckPage';
import { returning } from '../../../shell/address';
import { said } from '../../../states';
import { levels } from '../../../states/level';
import { organisationKinds } from '../../../states/organisationKind';
import { sectors } from '../../../states/sector';
import type { Application, Member } from './reads';
import { words } from './words';

// answersOf is everything that was answered, as it stands on the check page.
// Without `back` nothing can be changed any more.
export function answersOf(application: Application, member: Member, back?: string): CheckSection[] {
  const change = (may: boolean) => (part: string) => (back && may ? returning(`/apply/${application.id}/${part}`, back) : undefined);
  return [...ownPart(member, change(application.mayDescribe)), sharedPart(application, change(application.mayRewrite))];
}

type Change = (part: string) => string | undefined;

function ownPart(member: Member, change: Change): CheckSection[] {
  const row = (part: string) => (label: string, value: string) => ({ label, value, change: change(part) });
  const [about, organisation, manager] = [row('about'), row('organisation'), row('line-manager')];
  return [
    {
      title: words.about.title,
      rows: [
        about(words.about.name, member.name),
        about(words.about.jobTitle, member.jobTitle),
        about(words.about.sector, said(sectors, 'participant', member.sector)),
        about(words.about.role, said(levels, 'participant', member.role)),
      ],
    },
    {
      title: words.organisation.title,
      rows: [
        organisation(words.organisation.organisation, member.organisation),
        organisation(words.organisation.kind, said(organisationKinds, 'participant', member.organisationKind)),
        organisation(words.organisation.area, member.areaName),
      ],
    },
    { title: words.manager.title, rows: [manager(words.manager.name, member.lineManagerName), manager(words.manager.email, member.lineManagerEmail)] },
  ];
}

function sharedPart({ kind, jointCase, considerAlone }: Application, change: Change): CheckSection {
  const say = words.jointCase;
  const row = (label: string, value: string) => ({ label, value, change: change('joint-case') });
  const challenge = row(say.challenge, jointCase.challenge);
  const hopedFor = row(say.hopedFor, jointCase.hopedFor);
  if (kind === 'individual') return { title: words.check.case, rows: [challenge, hopedFor] };
  return {
    title: words.check.shared,
    rows: [challenge, row(say.whyTogether, jointCase.whyTogether), hopedFor, row(say.alone, considerAlone ? say.yes : say.no)],
  };
}
