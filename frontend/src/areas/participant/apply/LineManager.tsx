import type { JSX } from 'preact';
import { TextInput } from '../../../govuk/TextInput';
import { QuestionPage } from '../../../questions/QuestionPage';
import { Own } from './Member';
import type { Member } from './reads';
import { useMemberForm } from './useMemberForm';
import { words } from './words';

const say = words.manager;
const names = ['lineManagerName', 'lineManagerEmail'] as const;

export function LineManager({ params }: { params: Record<string, string> }): JSX.Element {
  return <Own id={params.application!} may="mayDescribe">{({ member }) => <Form member={member} />}</Own>;
}

// Half an address is no address: this page saves on Continue only.
function Form({ member }: { member: Member }): JSX.Element {
  const form = useMemberForm({
    member,
    names,
    labels: { lineManagerName: say.name, lineManagerEmail: say.email },
    asks: say.missing,
    still: true,
  });
  return (
    <QuestionPage title={say.title} back={`/apply/${member.applicationId}`} form={form} intro={<p class="govuk-body">{say.why}</p>}>
      <TextInput {...form.field('lineManagerName')} label={say.name} autocomplete="off" spellcheck={false} />
      <TextInput {...form.field('lineManagerEmail')} label={say.email} type="email" autocomplete="off" />
    </QuestionPage>
  );
}
