import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** The person's own settings must not reach the server under test. */
const settings = [
  'LISTEN', 'BASE_URL', 'DB_DSN', 'JWT_SECRET', 'JWT_SECRET_FILE', 'EXPORT_KEY', 'EXPORT_KEY_FILE',
  'MAIL_DIR', 'SMTP_URL', 'MAIL_FROM', 'MIN_GROUP', 'MIN_CELL', 'TRUSTED_PROXIES', 'METRICS_LISTEN', 'DEMO',
];

function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of settings) delete env[name];
  return { ...env, ...own };
}

/**
 * Starts the built program with the demo programme on a fresh SQLite file, or on
 * the empty MariaDB database named by E2E_DSN, and stops it after the last test.
 * A server that does not end cleanly on SIGTERM fails the run.
 */
export default async function start(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-e2e-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const address = `http://${listen}`;
  const mail = join(folder, 'mail');
  const log = join(folder, 'server.log');
  const server = spawn(process.env.E2E_BINARY ?? join(root, 'var/tandem'), ['serve', '--demo'], {
    cwd: folder,
    env: environment({ JWT_SECRET: randomBytes(32).toString('hex'), LISTEN: listen, BASE_URL: address, DB_DSN: process.env.E2E_DSN ?? join(folder, 'tandem.db'), MAIL_DIR: mail }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = createWriteStream(log);
  server.stdout.pipe(out, { end: false });
  server.stderr.pipe(out, { end: false });
  const ended = new Promise<number | string>((done) => {
    server.once('exit', (code, signal) => done(code ?? signal ?? 'ended'));
    server.once('error', (error) => done(error.message));
  });
  try {
    await ready(address, ended);
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`${String(error)}\n${await readFile(log, 'utf8').catch(() => '')}`);
  }
  process.env.E2E_ADDRESS = address;
  process.env.E2E_MAIL = mail;
  process.env.E2E_LOG = log;
  return async () => {
    server.kill('SIGTERM');
    const late = new Promise<string>((done) => setTimeout(done, 15_000, 'still running after 15 seconds').unref());
    const how = await Promise.race([ended, late]);
    if (how !== 0) {
      server.kill('SIGKILL');
      throw new Error(`the server did not end cleanly on SIGTERM: ${how}\n${(await readFile(log, 'utf8')).slice(-4000)}`);
    }
    await rm(folder, { recursive: true, force: true });
  };
}

async function ready(address: string, ended: Promise<number | string>): Promise<void> {
  let over: number | string | undefined;
  void ended.then((how) => (over = how));
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    if (over !== undefined) throw new Error(`the server ended while starting: ${over}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server was not ready within 60 seconds');
}
