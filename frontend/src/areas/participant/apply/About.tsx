import type { JSX } from 'preact';
import { Radios } from '../../../govuk/Radios';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { choices, said } from '../../../states';
import { levels } from '../../../states/level';
import { sectors } from '../../../states/sector';
import { Own } from './Member';
import type { Member } from './reads';
import { useMemberForm } from './useMemberForm';
import { words } from './words';

const say = words.about;
const names = ['name', 'jobTitle', 'sector', 'role'] as const;

export function About({ params }: { params: Record<string, string> }): JSX.Element {
  return <Own id={params.application!} may="mayDescribe">{({ member }) => <Form member={member} />}</Own>;
}

function Form({ member }: { member: Member }): JSX.Element {
  const form = useMemberForm({
    member,
    names,
    labels: { name: say.name, jobTitle: say.jobTitle, sector: say.sector, role: say.role },
    asks: say.missing,
    show: (name, value) => (name === 'sector' ? said(sectors, 'participant', String(value)) : name === 'role' ? said(levels, 'participant', String(value)) : String(value)),
  });
  return (
    <QuestionPage title={say.title} back={`/apply/${member.applicationId}`} form={form}>
      <TextInput {...form.field('name')} label={say.name} autocomplete="name" spellcheck={false} />
      <TextInput {...form.field('jobTitle')} label={say.jobTitle} autocomplete="organization-title" />
      <Radios {...form.field('sector')} onValue={(sector) => form.set({ sector: sector as Member['sector'] })} label={say.sector} choices={choices(sectors, 'participant')} />
      <Radios {...form.field('role')} onValue={(role) => form.set({ role: role as Member['role'] })} label={say.role} choices={choices(levels, 'participant')} />
    </QuestionPage>
  );
}
