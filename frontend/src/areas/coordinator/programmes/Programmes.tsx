import type { JSX } from 'preact';
import { A } from '../../../govuk/A';
import { EmptyState } from '../../../govuk/blocks';
import { ButtonLink } from '../../../govuk/Button';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { useProgrammes } from '../reads';
import { words as say } from './words';

export function Programmes(): JSX.Element {
  return (
    <Loaded of={useProgrammes()}>
      {({ items }) => (
        <Page title={say.title}>
          {items.length === 0 ? <NoProgramme /> : (
            <>
              {items.map(({ id, name, summary }) => (
                <section key={id}>
                  <h2 class="govuk-heading-m"><A href={`/admin/programmes/${id}`}>{name}</A></h2>
                  <p class="govuk-body app-prose">{summary}</p>
                </section>
              ))}
              <ButtonLink href="/admin/programmes/new" look="secondary">{say.create}</ButtonLink>
            </>
          )}
        </Page>
      )}
    </Loaded>
  );
}

export function NoProgramme(): JSX.Element {
  return <EmptyState text={say.empty}><ButtonLink href="/admin/programmes/new">{say.create}</ButtonLink></EmptyState>;
}
