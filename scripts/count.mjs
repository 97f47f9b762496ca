// Counts the tests of one suite for scripts/test and shows what failed.
//
//   go test -json … | node scripts/count.mjs go RESULTS      reads the events
//   node scripts/count.mjs vitest|playwright RESULTS REPORT  reads a JSON report
//
// Appends lines "suite <tab> passed <tab> failed" to RESULTS ("-" is the suite the
// caller named). A test is a leaf: a
// Go test that only holds subtests is not counted beside them. A skipped test
// has not run, so it counts as failed. Exits 1 when anything failed.
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const onMariaDB = (name) => name.split('/').some((part) => /^(mysql|mariadb)\b/i.test(part));

// goCounter collects the events of `go test -json`; add takes one line.
export function goCounter() {
  const tests = new Map(); // "package<tab>test" -> pass, fail or skip
  const packages = new Set(); // those that failed
  const output = new Map();
  const other = []; // lines that are no events: the command itself failed
  return {
    add(line) {
      let event;
      try {
        event = JSON.parse(line);
      } catch {
        if (line.trim()) other.push(line + '\n');
        return;
      }
      const place = (event.Package ?? event.ImportPath ?? '').split(' ')[0];
      const key = event.Test ? `${place}\t${event.Test}` : place;
      if (event.Output) output.set(key, (output.get(key) ?? '') + event.Output);
      if (event.Test && ['pass', 'fail', 'skip'].includes(event.Action)) tests.set(key, event.Action);
      if (!event.Test && event.Action === 'fail') packages.add(place);
    },
    result: () => goResult(tests, packages, output, other),
  };
}

function goResult(tests, packages, output, other) {
  const sums = { 'Go, SQLite': [0, 0], 'Go, MariaDB': [0, 0] };
  const bad = [...tests.keys()].filter((key) => tests.get(key) !== 'pass');
  const parents = new Set([...tests.keys()].flatMap(ancestors));
  const explained = new Set(bad.flatMap(ancestors)); // a parent fails with its child
  const failures = [...other];
  for (const key of tests.keys()) {
    const failed = tests.get(key) !== 'pass';
    if (failed) failures.push(`${tests.get(key)}: ${key.replace('\t', ' ')}\n${output.get(key) ?? ''}`);
    if (parents.has(key) && (!failed || explained.has(key))) continue;
    sums[onMariaDB(key.split('\t')[1]) ? 'Go, MariaDB' : 'Go, SQLite'][failed ? 1 : 0]++;
  }
  // A package that failed without a failing test did not compile, or crashed.
  for (const place of packages) {
    if (bad.some((key) => key.startsWith(`${place}\t`))) continue;
    failures.push(`${place} failed\n${output.get(place) ?? ''}`);
    sums['Go, SQLite'][1]++;
  }
  if (other.length) sums['Go, SQLite'][1]++;
  return { sums, failures };
}

// ancestors of "pkg<tab>TestA/b/c" are "pkg<tab>TestA/b" and "pkg<tab>TestA".
function ancestors(key) {
  const list = [];
  for (let end = key.lastIndexOf('/'); end > key.indexOf('\t'); end = key.lastIndexOf('/', end - 1)) list.push(key.slice(0, end));
  return list;
}

export function vitestCount(report) {
  return [report.numPassedTests, report.numTotalTests - report.numPassedTests + report.numFailedTestSuites * (report.numFailedTests === 0)];
}

// A flaky test passed only on a second try: that is a failure here too.
export function playwrightCount(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return [expected, unexpected + flaky + skipped + report.errors.length];
}

async function main([kind, results, file]) {
  const sums = {};
  if (kind === 'go') {
    const counter = goCounter();
    for await (const line of createInterface({ input: process.stdin })) counter.add(line);
    const result = counter.result();
    Object.assign(sums, result.sums);
    for (const text of result.failures) process.stdout.write(text);
  } else {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    sums['-'] = kind === 'vitest' ? vitestCount(report) : playwrightCount(report);
  }
  for (const [suite, [passed, failed]] of Object.entries(sums)) {
    const worse = passed + failed === 0 ? 1 : failed; // it ran no test at all
    appendFileSync(results, `${suite}\t${passed}\t${worse}\n`);
    if (worse > 0) process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
