import type { JSX } from 'preact';
import { EmptyState } from '../../../govuk/blocks';
import { SummaryList } from '../../../govuk/SummaryList';
import { instant } from '../../../i18n';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { type CaseRevision, useRevisions } from './reads';
import { words } from './words';

const say = words.versions;

// Versions is everything that the shared answers have said, the latest first.
export function Versions({ params }: { params: Record<string, string> }): JSX.Element {
  const revisions = useRevisions(params.application!);
  return (
    <Loaded of={revisions}>
      {({ items }) => (
        <Page title={say.title} back={`/apply/${params.application}`}>
          {items.length === 0 && <EmptyState text={say.none} />}
          {items.map((revision, at) => <Version key={revision.version} revision={revision} before={items[at + 1]} latest={at === 0} />)}
        </Page>
      )}
    </Loaded>
  );
}

type Props = { revision: CaseRevision; before?: CaseRevision; latest: boolean };

// Version is one of them in full, with what differs from the one before marked.
function Version({ revision, before, latest }: Props): JSX.Element {
  const { by, you, at, version } = revision;
  const was = before && answers(before);
  return (
    <section aria-labelledby={`version-${version}`}>
      <h2 class="govuk-heading-m" id={`version-${version}`}>{latest ? say.latest(you ? say.you : by, instant(at)) : say.earlier(you ? say.you : by, instant(at))}</h2>
      <SummaryList rows={answers(revision).map(({ label, value }, n) => ({ label: was && was[n]!.value !== value ? say.changed(label) : label, value }))} />
    </section>
  );
}

function answers({ jointCase, considerAlone }: CaseRevision): { label: string; value: string }[] {
  const ask = words.jointCase;
  return [
    { label: ask.challenge, value: jointCase.challenge },
    { label: ask.whyTogether, value: jointCase.whyTogether },
    { label: ask.hopedFor, value: jointCase.hopedFor },
    { label: ask.alone, value: considerAlone ? ask.yes : ask.no },
  ];
}
