// Runs Vite and the program side by side for scripts/dev. A change of a Go, SQL,
// CSV or template file rebuilds the program; the old one keeps serving until
// the new one has compiled.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';

const folders = ['api', 'internal', 'docs'];
const matters = /\.(go|sql|csv|tmpl|html|txt|json)$/;
const listen = process.env.LISTEN ?? '127.0.0.1:8080';
const serve = ['serve', '--demo', '--listen', listen, '--db-dsn', 'var/dev.db', '--mail-dir', 'var/mail', '--base-url', 'http://127.0.0.1:5173'];

let server;
let building;
let again = false;
let stopping = false;

const run = (command, args) => spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const ended = (child) => new Promise((done) => (child.exitCode ?? child.signalCode) === null ? child.once('exit', done) : done());

async function restart() {
  if (building) {
    again = true;
    return;
  }
  building = run('go', ['build', '-o', 'var/tandem-dev', './api/tandem']);
  const code = await new Promise((done) => building.once('exit', done));
  building = undefined;
  if (stopping) return;
  if (again) {
    again = false;
    return restart();
  }
  if (code !== 0) {
    console.error('dev: the program does not compile; the last one that did keeps running');
    return;
  }
  await stop(server);
  server = run('var/tandem-dev', [...serve, ...process.argv.slice(2)]);
  server.once('exit', (code) => code && !stopping && console.error(`dev: the program ended with ${code}`));
}

async function stop(child) {
  if (!child) return;
  child.kill('SIGTERM');
  await ended(child);
}

let timer;
for (const folder of folders.filter((f) => existsSync(f))) {
  watch(folder, { recursive: true }, (_, file) => {
    if (!file || !matters.test(file) || file.endsWith('_test.go')) return;
    clearTimeout(timer);
    timer = setTimeout(restart, 150);
  });
}

const vite = spawn('node_modules/.bin/vite', ['frontend', '--host', '127.0.0.1', '--port', '5173', '--strictPort'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, API: `http://${listen}` },
});

async function quit() {
  if (stopping) return;
  stopping = true;
  await Promise.all([stop(server), stop(building), stop(vite)]);
  process.exit(0);
}
process.on('SIGINT', quit);
process.on('SIGTERM', quit);
vite.once('exit', quit);
await restart();
