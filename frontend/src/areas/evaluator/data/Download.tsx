import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LinkButton } from '../../../govuk/Button';
import { csvOf, download } from '../../../govuk/csv';
import { everyRow, type Query } from './reads';
import type { Sheet } from './sheets';
import { words as say } from './words';

type Props<Row> = { name: string; sheet: Sheet<Row>; ask: (query: Query) => Promise<{ data: Row[]; page: { next: string | null } }> };

// Download reads every page of the set and makes one file, telling how far it is.
export function Download<Row>({ name, sheet, ask }: Props<Row>): JSX.Element {
  const [status, setStatus] = useState('');
  const [busy, setBusy] = useState(false);
  const start = async () => {
    if (busy) return;
    setBusy(true);
    setStatus(say.loading(0));
    try {
      const rows = await everyRow(ask, (read) => setStatus(say.loading(read)));
      download(`${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`, 'text/csv', csvOf(sheet.file, rows));
      setStatus(say.done(rows.length));
    } catch {
      setStatus(say.failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <p class="govuk-body app-table__tools">
      <LinkButton onClick={() => void start()}>{say.download}</LinkButton>{' '}
      <span role="status" class="app-secondary">{status}</span>
    </p>
  );
}
