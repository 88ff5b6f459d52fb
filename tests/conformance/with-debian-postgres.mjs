// Runs the conformance suites on the PostgreSQL that Debian ships (15, the oldest version that is supported):
//   node tests/conformance/with-debian-postgres.mjs [arguments for vitest]
// Needs /usr/lib/postgresql/<version>/bin (apt-get install postgresql). Makes a server in a temporary folder and removes it.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const base = '/usr/lib/postgresql';
const versions = (existsSync(base) ? readdirSync(base) : []).map(Number).filter((version) => version >= 15);
if (versions.length === 0) {
  process.stderr.write(
    'Ingen PostgreSQL 15 eller senare i /usr/lib/postgresql. Installera paketet postgresql.\n',
  );
  process.exit(13);
}
const programs = join(base, String(Math.min(...versions)), 'bin');

const folder = mkdtempSync(join(tmpdir(), 'utfall-debian-'));
const passwordFile = join(folder, 'password');
writeFileSync(passwordFile, 'conformance\n');
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: 65534, gid: 65534 } : {};
if (isRoot) for (const path of [folder, passwordFile]) chownSync(path, 65534, 65534);
const cluster = join(folder, 'cluster');

const initialised = spawnSync(
  join(programs, 'initdb'),
  [
    '-D',
    cluster,
    '-U',
    'utfall',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '-N',
  ],
  { ...user, cwd: '/', encoding: 'utf8' },
);
if (initialised.status !== 0) throw new Error(initialised.stderr);

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
const server = spawn(
  join(programs, 'postgres'),
  ['-D', cluster, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
  { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
);
let said = '';
await new Promise((resolve, reject) => {
  server.stderr.on('data', (chunk) => {
    said += chunk;
    if (said.includes('ready to accept connections')) resolve();
  });
  server.on('exit', () => reject(new Error(said)));
});
server.removeAllListeners('exit');

const tests = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/conformance', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: `postgres://utfall:conformance@127.0.0.1:${port}/postgres` },
  },
);
const stopped = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGINT');
await stopped;
rmSync(folder, { recursive: true, force: true });
process.exit(tests.status ?? 13);
