// What a first visit and each later page may cost, in gzipped bytes. Run after
// `npm run build`; anything over its limit fails.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist');
const limits = { first: 40_000, styles: 12_000, chunk: 15_000, area: 25_000 };
const areaField = 'src/questions/area/';

if (!existsSync(join(dist, 'manifest.json'))) {
  console.error('budgets: there is no frontend/dist/manifest.json. Run npm run build first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
const packed = (file) => statSync(join(dist, `${file}.gz`)).size;

// needs walks static imports: what the browser must fetch before it can start.
function needs(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) needs(next, found);
  return found;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = needs(entry);
const sum = (files) => files.reduce((total, file) => total + packed(file), 0);
const styles = [...first].flatMap((key) => manifest[key].css ?? []);
const lines = [
  ['first paint, scripts', sum([...first].map((key) => manifest[key].file)), limits.first],
  ['first paint, styles', sum(styles), limits.styles],
];
for (const [key, chunk] of Object.entries(manifest)) {
  if (first.has(key) || !chunk.file.endsWith('.js')) continue;
  lines.push([key, sum([chunk.file, ...(chunk.css ?? [])]), key.includes(areaField) ? limits.area : limits.chunk]);
}

let over = 0;
for (const [name, size, limit] of lines.sort((a, b) => b[1] - a[1])) {
  const bad = size > limit;
  over += bad ? 1 : 0;
  console.log(`${bad ? 'OVER' : 'ok  '} ${String(size).padStart(6)} of ${String(limit).padStart(6)}  ${name}`);
}
process.exit(over > 0 ? 1 : 0);
