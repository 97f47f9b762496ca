import type { JSX } from 'preact';
import { kept, keys } from '../../../api/keys';
import { Radios } from '../../../govuk/Radios';
import { TextInput } from '../../../govuk/TextInput';
import { AreaField } from '../../../questions/area';
import { QuestionPage } from '../../../questions/QuestionPage';
import { choices, said } from '../../../states';
import { organisationKinds } from '../../../states/organisationKind';
import { Own } from './Member';
import type { Member } from './reads';
import { useMemberForm } from './useMemberForm';
import { words } from './words';

const say = words.organisation;
const names = ['organisation', 'organisationKind', 'area'] as const;

export function Organisation({ params }: { params: Record<string, string> }): JSX.Element {
  return <Own id={params.application!} may="mayDescribe">{({ member }) => <Form member={member} />}</Own>;
}

function Form({ member }: { member: Member }): JSX.Element {
  const form = useMemberForm({
    member,
    names,
    labels: { organisation: say.organisation, organisationKind: say.kind, area: say.area },
    asks: say.missing,
    show: (name, value) => (name === 'organisationKind' ? said(organisationKinds, 'participant', String(value)) : name === 'area' ? areaName(String(value)) : String(value)),
  });
  return (
    <QuestionPage title={say.title} back={`/apply/${member.applicationId}`} form={form}>
      <TextInput {...form.field('organisation')} label={say.organisation} autocomplete="organization" />
      <Radios
        {...form.field('organisationKind')}
        onValue={(kind) => form.set({ organisationKind: kind as Member['organisationKind'] })}
        label={say.kind}
        choices={choices(organisationKinds, 'participant')}
      />
      <AreaField {...form.field('area')} label={say.area} hint={say.areaHint} />
    </QuestionPage>
  );
}

// The field has read the areas already; nobody knows one by its code.
function areaName(code: string): string {
  return kept(keys.areas)?.items.find((area) => area.code === code)?.name ?? '';
}
