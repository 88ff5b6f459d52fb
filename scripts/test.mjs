// Every kind of test that npm start's installation is enough for, in order from fast to slow, and one closing line that counts
// them all.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';
import { runVitest } from './run-vitest.mjs';

let passed = 0;
let failed = 0;

function count(name, args, env) {
  console.log(`\n── ${name}`);
  const counted = runVitest(args, env);
  passed += counted.passed;
  failed += counted.failed;
}

function runStep(name, command, args) {
  console.log(`\n── ${name}`);
  const result = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  if (result.status !== 0) failed += 1;
  return result.status === 0;
}

count('enheter, regler, egenskaper, databas', []);
const isBuilt = runStep('bygge', process.execPath, ['scripts/build.mjs']);
try {
  const chromium = ensureChromium();
  if (isBuilt)
    count('webbläsare och krascher', ['--config', 'vitest.product.config.ts'], { UTFALL_CHROMIUM: chromium });
} catch (error) {
  console.error(error.message);
  failed += 1;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
