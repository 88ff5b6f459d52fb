// Builds what the product runs: src/web → dist/web (Vite), and the server, the command line and the file reader →
// dist/server (bundled, packages stay in node_modules). Does nothing when the sources are those of the last build.
// `--force` builds anyway, `--if-needed` is silent when there is nothing to do. Each part is built beside and moved into place, so that an interrupted build leaves the old one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampFile = join(dist, '.built');

/** Name of the built file → its source. The readers of deliveries and of texts and the judge of small numbers run as processes of their own and need files of their own. */
const PROGRAMS = {
  main: 'src/http/main.ts',
  cli: 'src/cli/main.ts',
  'read-worker': 'src/collect/read-worker.ts',
  'proofread-worker': 'src/report/proofreader/apart/proofread-worker.ts',
  'judge-worker': 'src/app/release/judge-worker.ts',
};

/** Builds when the sources have changed since the last time; returns whether it did. */
async function build({ isForced = false } = {}) {
  const stamp = sourceStamp();
  const isBuilt = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isBuilt && !isForced) return false;
  process.stdout.write('Bygger Utfall …\n');
  process.env.NODE_ENV = 'production';
  const vite = await import('vite');
  mkdirSync(dist, { recursive: true });
  rmSync(stampFile, { force: true });
  for (const name of readdirSync(dist))
    if (name.startsWith('.new-')) rmSync(join(dist, name), { recursive: true });
  await buildPart('server', (outDir) => buildServer(vite, outDir));
  if (existsSync(join(root, 'src/web/index.html')))
    await buildPart('web', (outDir) => buildWeb(vite, outDir));
  writeFileSync(stampFile, stamp);
  return true;
}

async function buildPart(name, work) {
  const draft = join(dist, `.new-${name}-${process.pid}`);
  await work(draft);
  rmSync(join(dist, name), { recursive: true, force: true });
  renameSync(draft, join(dist, name));
}

function buildWeb(vite, outDir) {
  return vite.build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
}

function buildServer(vite, outDir) {
  const input = Object.fromEntries(
    Object.entries(PROGRAMS).map(([name, source]) => [name, join(root, source)]),
  );
  return vite.build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      ssr: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input,
        // All in one folder: read-tables.ts looks for the reader beside the file that it has ended up in.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** A hash over everything that a build is made from. Tests and definitions are not: changing them builds nothing. */
function sourceStamp() {
  const hash = createHash('sha256');
  for (const file of [
    ...filesUnder(join(root, 'src')),
    // Shown on the pages as they are.
    ...filesUnder(join(root, 'docs/reference/proofreader'), /$^/),
    ...['vite.config.ts', 'scripts/build.mjs', 'package.json', 'package-lock.json'].map((name) =>
      join(root, name),
    ),
  ])
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder, leftOut = /\.test\.tsx?$|\.md$/) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !leftOut.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const isNew = await build({ isForced: process.argv.includes('--force') });
    if (!isNew && !process.argv.includes('--if-needed')) process.stdout.write('Redan byggt.\n');
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 70;
  }
}
