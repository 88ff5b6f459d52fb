// Everything about the code that a machine can judge, in one command that changes nothing: types, lint and format, import
// rules, dead code, dependencies, and whether generated documents are fresh. Runs all, then tells what failed.
import { spawnSync } from 'node:child_process';

const checks = [
  ['typer', 'tsc', ['-p', '.']],
  ['lint och format', 'biome', ['ci', '--error-on-warnings', '.']],
  ['importregler', process.execPath, ['scripts/check-imports.mjs']],
  ['död kod', 'knip', ['--no-progress']],
  ['beroenden', process.execPath, ['scripts/check-dependencies.mjs']],
  ['genererade dokument', process.execPath, ['--import', 'tsx', 'scripts/generate.ts', '--check']],
];

let failed = 0;
for (const [name, command, args] of checks) {
  const started = Date.now();
  const result = spawnSync(command, args, { encoding: 'utf8', env: process.env });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (result.status === 0) {
    console.log(`ok   ${name} (${seconds} s)`);
    // What could not be looked at is told, though nothing failed.
    for (const line of (result.stdout ?? '').split('\n'))
      if (line.includes('inte gjord')) console.log(`     ${line}`);
  } else {
    failed += 1;
    console.log(`FEL  ${name} (${seconds} s)`);
    console.log(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trimEnd());
  }
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
