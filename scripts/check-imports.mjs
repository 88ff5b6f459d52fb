// Runs dependency-cruiser and fails too when it looked at (nearly) nothing: a checker that silently sees no module passes
// everything, as version 17 did with TypeScript 7.
import { spawnSync } from 'node:child_process';

const result = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'],
  {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  },
);
if (result.status !== 0 && !result.stdout) {
  console.error(result.stderr || result.error?.message);
  process.exit(1);
}
const { modules, summary } = JSON.parse(result.stdout);
const ours = modules.filter((module) => module.source.startsWith('src/'));
const withImports = ours.filter((module) => module.dependencies.length > 0);
if (ours.length < 20 || withImports.length < ours.length / 3) {
  console.error(
    `Importkontrollen såg bara ${ours.length} moduler, ${withImports.length} med importer: den fungerar inte.`,
  );
  process.exit(1);
}
const comments = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
for (const violation of summary.violations)
  console.error(
    `${violation.from} → ${violation.to}\n  ${violation.rule.name}: ${comments.get(violation.rule.name)}`,
  );
console.log(`${ours.length} moduler, ${summary.totalDependenciesCruised} importer, ${summary.error} fel`);
process.exit(summary.error === 0 ? 0 : 1);
