type Column<Row> = { label: string; value: (row: Row) => string | number };

// csvOf writes what the table shows. A cell that a spreadsheet would run as a
// formula gets an apostrophe, also where blanks or a full-width sign hide it; one
// that a reader of semicolons or tabs would split is quoted.
export function csvOf<Row>(columns: Column<Row>[], rows: Row[]): string {
  const lines = [columns.map((c) => c.label), ...rows.map((row) => columns.map((c) => c.value(row)))];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

const runs = /^(?:[\t\r\n]|[\s\u200B]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

function quoted(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = runs.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, type: string, body: string): void {
  const address = URL.createObjectURL(new Blob([body], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
