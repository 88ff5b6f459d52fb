// Makes a fresh clone ready: installs exactly what the lockfile says when node_modules does not hold it yet.
// Runs on the system's Node (18 or later) before anything is installed, so it uses nothing but the standard library.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.utfall-setup');

const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(readFileSync(join(root, 'package.json')))
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  process.stdout.write('Installerar det som Utfall behöver (npm ci) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(
      'Installationen misslyckades. Meddelandet ovanför säger varför; kontrollera nätet och skrivrätten och försök igen.\n',
    );
    process.exit(result.status ?? 1);
  }
  writeFileSync(stampFile, stamp);
}
