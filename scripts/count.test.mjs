import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goCounter, playwrightCount, vitestCount } from './count.mjs';

const counted = (...events) => {
  const counter = goCounter();
  for (const event of events) counter.add(typeof event === 'string' ? event : JSON.stringify(event));
  return counter.result();
};
const of = (Action, Test, more) => ({ Action, Package: 'tandem/x', Test, ...more });

test('a test with subtests is not counted beside them', () => {
  const { sums } = counted(of('pass', 'TestA/one'), of('pass', 'TestA/two'), of('pass', 'TestA'), of('pass', 'TestB'));
  assert.deepEqual(sums['Go, SQLite'], [3, 0]);
});

test('a subtest named for MariaDB is counted there', () => {
  const { sums } = counted(of('pass', 'TestA/mysql/one'), of('pass', 'TestA/mysql'), of('pass', 'TestA/sqlite/one'), of('pass', 'TestA/sqlite'), of('pass', 'TestA'));
  assert.deepEqual(sums, { 'Go, SQLite': [1, 0], 'Go, MariaDB': [1, 0] });
});

test('a failed test is counted once and its words are shown', () => {
  const { sums, failures } = counted(of('output', 'TestA/one', { Output: 'want 2\n' }), of('fail', 'TestA/one'), of('fail', 'TestA'), of('fail'));
  assert.deepEqual(sums['Go, SQLite'], [0, 1]);
  assert.match(failures.join(''), /want 2/);
});

test('a parent that fails beside passing subtests is not lost', () => {
  const { sums } = counted(of('pass', 'TestA/one'), of('fail', 'TestA'), of('fail'));
  assert.equal(sums['Go, SQLite'][1], 1);
});

test('a skipped test has not run', () => {
  assert.deepEqual(counted(of('skip', 'TestA'), of('pass')).sums['Go, SQLite'], [0, 1]);
});

test('a package that does not compile is a failure with its error', () => {
  const { sums, failures } = counted(
    { Action: 'build-output', ImportPath: 'tandem/x [tandem/x.test]', Output: 'undefined: y\n' },
    { Action: 'build-fail', ImportPath: 'tandem/x [tandem/x.test]' },
    of('fail'),
  );
  assert.equal(sums['Go, SQLite'][1], 1);
  assert.match(failures.join(''), /undefined: y/);
});

test('a line that is no event is a failure', () => {
  assert.equal(counted('go: no such tool').sums['Go, SQLite'][1], 1);
});

test('a flaky or skipped journey is a failure', () => {
  assert.deepEqual(playwrightCount({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] }), [3, 3]);
});

test('a run of units that broke before its tests is a failure', () => {
  assert.deepEqual(vitestCount({ numPassedTests: 2, numTotalTests: 2, numFailedTests: 0, numFailedTestSuites: 1 }), [2, 1]);
  assert.deepEqual(vitestCount({ numPassedTests: 2, numTotalTests: 3, numFailedTests: 1, numFailedTestSuites: 1 }), [2, 1]);
});
