// Every kind of test that exists, in order from fast to slow, and one closing line that counts them all.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

let passed = 0;
let failed = 0;

const folder = mkdtempSync(join(tmpdir(), 'utfall-test-'));

/** Runs one vitest project and adds its counts; a file that does not even load counts as one failure. */
function runProject(name, args, env = {}) {
  console.log(`\n── ${name}`);
  const report = join(folder, `${name.replace(/\W+/g, '-')}.json`);
  const result = spawnSync(
    'vitest',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  );
  if (!existsSync(report)) {
    failed += 1;
    return;
  }
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = counts.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  passed += counts.numPassedTests;
  failed += counts.numFailedTests + unloaded.length;
  if (result.status !== 0 && counts.numFailedTests + unloaded.length === 0) failed += 1;
}

function runStep(name, command, args) {
  console.log(`\n── ${name}`);
  const result = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  if (result.status !== 0) failed += 1;
  return result.status === 0;
}

runProject('enheter, regler, egenskaper, databas', []);
const isBuilt = runStep('bygge', process.execPath, ['scripts/build.mjs']);
try {
  const chromium = ensureChromium();
  if (isBuilt)
    runProject('webbläsare och krascher', ['--config', 'vitest.product.config.ts'], {
      UTFALL_CHROMIUM: chromium,
    });
} catch (error) {
  console.error(error.message);
  failed += 1;
}

rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
