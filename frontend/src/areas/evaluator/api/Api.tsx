import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useQueryState } from '../../../govuk/address';
import { TextInput } from '../../../govuk/TextInput';
import { Loaded } from '../../../shell/Loaded';
import { Page } from '../../../shell/Page';
import { Call } from './Call';
import { grouped, matching, type OpenApi, operationsOf } from './document';
import { useDocument } from './reads';
import { Samples } from './Samples';
import { words } from './words';

const base = new URL('/api/v1', location.origin).href;

// Api is the OpenAPI document as a page to read and search.
export function Api(): JSX.Element {
  const document = useDocument();
  return <Loaded of={document}>{(found) => <Shown document={found as unknown as OpenApi} />}</Loaded>;
}

function Shown({ document }: { document: OpenApi }): JSX.Element {
  const [search, setSearch] = useQueryState('search', '');
  const all = useMemo(() => operationsOf(document), [document]);
  const found = matching(all, search);
  return (
    <Page title={words.title} wide>
      <p class="govuk-body">{words.intro}</p>
      <p class="govuk-body"><span class="app-code">{base}</span></p>
      <p class="govuk-body"><a class="govuk-link" href="/api/v1/openapi.json" download="openapi.json">{words.raw}</a></p>
      <Samples base={base} />
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <TextInput id="search" name="search" label={words.search} hint={words.searchHint} value={search} onValue={setSearch} width={30} spellcheck={false} autocomplete="off" />
      </form>
      <p class="govuk-body" role="status">{words.found(found.length)}</p>
      {grouped(found).map(({ tag, operations }) => (
        <section key={tag} class="app-calls">
          <h2 class="govuk-heading-m">{words.groups[tag] ?? tag}</h2>
          {operations.map((operation) => <Call key={`${operation.method} ${operation.path}`} document={document} operation={operation} />)}
        </section>
      ))}
    </Page>
  );
}
