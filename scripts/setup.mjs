// Makes a fresh clone ready: installs exactly what the lockfile says when node_modules does not hold it yet.
// Runs on the system's Node (18 or later) before anything is installed, so it uses nothing but the standard library.
// The stamp is written last and lies inside node_modules, which npm ci removes first: an interrupted installation has none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.utfall-setup');

/** Exit codes as in src/app/exit-codes.ts, which cannot be read before the installation. */
const WORLD_FAILED = 13;

const OLDEST_NODE = 18;

function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(WORLD_FAILED);
}

const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(readFileSync(join(root, 'package.json')))
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) install();

function install() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
    giveUp(`Installationen behöver Node ${OLDEST_NODE} eller senare, men det här är ${process.version}.`);
  const folder = existsSync(modules) ? modules : root;
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    giveUp(`Mappen ${folder} går inte att skriva i. Kör installationen som den användare som äger den.`);
  }
  process.stdout.write('Installerar det som Utfall behöver (npm ci) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // What is needed to build is needed everywhere, whatever NODE_ENV or the user's npm settings leave out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error)
    giveUp(`npm går inte att köra (${result.error.message}). Installera npm och försök igen.`);
  if (result.status !== 0)
    giveUp(
      'Installationen misslyckades. Meddelandet ovanför säger varför; kontrollera nätet, diskutrymmet och skrivrätten och försök igen.',
    );
  writeFileSync(stampFile, stamp);
}
