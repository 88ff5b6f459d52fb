// Finds the browser that the tests drive. On Debian as root it is installed when missing; anywhere else the person is told
// exactly what is missing. UTFALL_CHROMIUM names another one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function findChromium() {
  const named = process.env.UTFALL_CHROMIUM;
  return (named ? [named] : PLACES).find((path) => existsSync(path)) ?? null;
}

/** The path of a browser; throws with one sentence that says what to do when there is none. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const isDebian = existsSync('/etc/debian_version') && readFileSync('/etc/debian_version', 'utf8') !== '';
  if (isDebian && process.getuid?.() === 0) {
    console.log('Installerar Debians chromium för webbläsartesterna …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'Webbläsartesterna behöver Chromium, som saknas. Installera det (Debian: sudo apt-get install chromium) eller ange sökvägen i UTFALL_CHROMIUM.',
  );
}
