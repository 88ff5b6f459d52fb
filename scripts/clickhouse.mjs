// The specs and the random measures on ClickHouse, which runs in the tests' process as chDB: node scripts/clickhouse.mjs
// [arguments for vitest]. chDB is put in .chdb the first time, exactly as scripts/chdb/package-lock.json says: half a gigabyte
// that nobody else needs. UTFALL_CASES says how many random measures.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runVitest } from './run-vitest.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = join(root, 'scripts/chdb');
const folder = join(root, '.chdb');
/** Written last: an interrupted installation has none. */
const stampFile = join(folder, 'installed.json');
const lock = readFileSync(join(wanted, 'package-lock.json'), 'utf8');

/** As in src/app/exit-codes.ts. */
const WORLD_FAILED = 13;

function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(WORLD_FAILED);
}

function install() {
  if (process.platform === 'win32') giveUp('chDB finns inte för Windows. Kör testerna på Linux eller macOS.');
  process.stdout.write('Hämtar chDB (546 MB) till .chdb …\n');
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(wanted, file), join(folder, file));
  // Not npm ci: it refuses a lock without the other systems' half gigabytes, which not every register has. Versions and sums
  // are the lock's all the same.
  const result = spawnSync(
    'npm',
    ['install', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (result.status !== 0)
    giveUp(
      'chDB gick inte att hämta, så ClickHouse är inte testat. Det behöver nät till npm:s register och 600 MB ledigt på disken. Kontrollera det och kör npm run test:clickhouse igen; övriga databaser testas av npm test.',
    );
  writeFileSync(stampFile, lock);
}

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== lock) install();

const { passed, failed } = runVitest(
  [
    'tests/conformance/measure-engines.test.ts',
    'tests/generative/measure/engines.test.ts',
    '--testNamePattern',
    'the engine clickhouse',
    ...process.argv.slice(2),
  ],
  { UTFALL_CHDB: folder },
);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
