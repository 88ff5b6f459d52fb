// npm run bench: what the product promises about speed, measured on the built product from outside and written with the
// machine that it was measured on. Nothing here is a test: machines differ and are noisy, so people read the numbers.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { removeFolder, startProduct, temporaryFolder } from '../tests/product/product.ts';
import { ROWS_PER_FILE, writeObservationFile } from './observation-file.ts';

const FILES = Number(process.env.UTFALL_BENCH_FILES ?? 5);
const REQUESTS = 300;
const folder = temporaryFolder();

interface Measured {
  readonly what: string;
  readonly promise: string;
  readonly measured: number;
  readonly unit: 'ms' | 's' | 'kB' | 'rows';
  readonly raw?: readonly number[];
}
const results: Measured[] = [];

function note(measured: Measured): void {
  results.push(measured);
  console.log(`${measured.what}: ${measured.measured} ${measured.unit} (${measured.promise})`);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number, places = 1) => Number(value.toFixed(places));

async function measureRequests(address: string, path: string, promise: string): Promise<void> {
  for (let warm = 0; warm < 20; warm += 1) await (await fetch(address + path)).arrayBuffer();
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const started = performance.now();
    const answer = await fetch(address + path);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  note({ what: `GET ${path}, p50`, promise: '', measured: round(quantile(times, 0.5)), unit: 'ms' });
  note({
    what: `GET ${path}, p95`,
    promise,
    measured: round(quantile(times, 0.95)),
    unit: 'ms',
    raw: times.map((t) => round(t, 2)),
  });
}

async function measureFile(address: string, path: string, promise: string): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const started = performance.now();
    const answer = await fetch(address + path);
    await answer.arrayBuffer();
    if (answer.status !== 200)
      throw new Error(`${path} answered ${answer.status}: run it in the browser and read why`);
    times.push((performance.now() - started) / 1000);
  }
  const sorted = [...times].sort((a, b) => a - b);
  note({
    what: `GET ${path}, median of 5`,
    promise,
    measured: round(quantile(sorted, 0.5), 2),
    unit: 's',
    raw: times.map((t) => round(t, 3)),
  });
}

/** Script that the first page loads before it can show anything: what index.html names, gzipped. */
function firstScript(): number {
  const html = readFileSync('dist/web/index.html', 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join('dist/web', file))).length, 0) / 1000;
}

/** All script the overview can come to load, gzipped: an upper bound for the first page. */
function allScript(): number {
  const assets = 'dist/web/assets';
  return (
    readdirSync(assets)
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0) / 1000
  );
}

spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
const started = performance.now();
const product = await startProduct({ dataFolder: folder });
note({
  what: 'first start with an empty data folder, until /healthz answers',
  promise: '',
  measured: round((performance.now() - started) / 1000, 2),
  unit: 's',
});

for (let number = 0; number < FILES; number += 1) {
  const file = join(folder, `bench-${number}.csv`);
  writeObservationFile(file, number);
  const from = performance.now();
  execFileSync('bin/utfall', ['import', '--region', 'exempel', file], {
    env: { ...process.env, UTFALL_DATA: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  note({
    what: `bin/utfall import of ${ROWS_PER_FILE} rows (${round(statSync(file).size / 1e6)} MB), file ${number + 1}`,
    promise: '< 15 s',
    measured: round((performance.now() - from) / 1000, 2),
    unit: 's',
  });
}
note({ what: 'observations imported', promise: '500,000', measured: FILES * ROWS_PER_FILE, unit: 'rows' });

const api = '/api/v1/regions';
await measureRequests(product.address, `${api}/exempel/years/2023/overview`, '< 50 ms');
await measureRequests(product.address, `${api}/vasterbotten/years/2023/overview`, '< 50 ms');
await measureRequests(product.address, `${api}/exempel/years/2023/indicators/medbed3`, '< 50 ms');
await measureRequests(product.address, `${api}/vasterbotten/years/2023/indicators/medbed3`, '< 50 ms');
for (const format of ['pdf', 'docx', 'xlsx', 'html']) {
  await measureFile(product.address, `${api}/vasterbotten/years/2023/report/${format}`, '');
  await measureFile(
    product.address,
    `/api/v1/report/${format}?of=vasterbotten:2023,norrbotten:2022,jamtland-harjedalen:2024`,
    format === 'pdf' ? '< 3 s' : format === 'docx' ? '< 5 s' : '',
  );
}
note({
  what: 'script named by the first page, gzip',
  promise: '< 200 kB',
  measured: round(firstScript()),
  unit: 'kB',
});
note({ what: 'all script of all pages, gzip', promise: '', measured: round(allScript()), unit: 'kB' });
await product.stop();

const again = performance.now();
const second = await startProduct({ dataFolder: folder });
note({
  what: 'later start with 500,000 observations, until /healthz answers',
  promise: '< 6 s',
  measured: round((performance.now() - again) / 1000, 2),
  unit: 's',
});
await second.stop();
removeFolder(folder);

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: round(totalmem() / 1024 ** 3),
  node: process.version,
};
mkdirSync('bench/results', { recursive: true });
const on = new Date().toISOString().slice(0, 10);
writeFileSync(`bench/results/${on}.json`, `${JSON.stringify({ on, machine, results }, null, 1)}\n`);
console.log(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node} → bench/results/${on}.json`,
);
