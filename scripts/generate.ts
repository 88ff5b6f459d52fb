// Writes the documents that are derived from code and data, so that they can't drift. `--check` writes nothing and fails
// when one is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Path in the repository → its text. */
const documents: Readonly<Record<string, () => Promise<string>>> = {};

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, write] of Object.entries(documents)) {
  const file = join(root, path);
  const text = await write();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (isCheck) {
    stale.push(path);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`skrev ${path}`);
}
if (stale.length > 0) {
  console.error(`Inaktuella: ${stale.join(', ')}. Kör npm run fix.`);
  process.exit(1);
}
