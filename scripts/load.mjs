// The long runs that are too long for every change: two hundred people who save for two minutes, judged against 300 ms, and
// thirty kills under the same load. For a machine of two cores that does nothing else. `node scripts/load.mjs kill` runs the kills
// alone, `… load` the load alone.
import { spawnSync } from 'node:child_process';

const RUNS = {
  load: { file: 'tests/hostile/load.test.ts', env: { UTFALL_LOAD_SECONDS: '120', UTFALL_LOAD_P99: '300' } },
  kill: { file: 'tests/hostile/load-kill.test.ts', env: { UTFALL_KILLS: '30' } },
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(RUNS);
const unknown = names.filter((name) => !Object.hasOwn(RUNS, name));
if (unknown.length > 0) {
  console.error(
    `Det finns ingen körning som heter ${unknown.join(', ')}. Välj ${Object.keys(RUNS).join(' eller ')}.`,
  );
  process.exit(64);
}

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, ...process.env } });
  return status === 0;
}

if (!run(process.execPath, ['scripts/build.mjs'])) process.exit(1);
const failed = names.filter(
  (name) => !run('vitest', ['run', '--config', 'vitest.product.config.ts', RUNS[name].file], RUNS[name].env),
);
process.exit(failed.length === 0 ? 0 : 1);
