// Definitions from disk: each region's folder together with the shared catalogue, as `readRegion` wants them: the one beside it,
// or the shipped one where a region has its folder somewhere of its own.
// A folder is a region when it holds region.yaml; otherwise its subfolders are looked at.
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Checked } from '../core/problem.ts';
import type { DefinitionFile, Region } from '../plan/contract.ts';
import { readRegion } from '../plan/read-region.ts';

export interface RegionFolder {
  readonly path: string;
  readonly region: Checked<Region>;
}

const CATALOGUE = 'catalogue';
const HEAD = /^region\.ya?ml$/;

/**
 * Empty when neither the folder nor any of its subfolders is a region. `shipped`: the folder whose catalogue is read when there is
 * none beside. Throws when the folder can't be read.
 */
export async function readDefinitions(folder: string, shipped?: string): Promise<readonly RegionFolder[]> {
  const root = resolve(folder);
  const isRegion = (await readdir(root)).some((name) => HEAD.test(name));
  const regions = isRegion ? [root] : await regionFolders(root);
  const beside = await definitionFiles(join(isRegion ? dirname(root) : root, CATALOGUE), CATALOGUE);
  const catalogue =
    beside.length > 0 || shipped === undefined
      ? beside
      : await definitionFiles(join(shipped, CATALOGUE), CATALOGUE);
  return Promise.all(
    regions.map(async (path) => {
      const files = await definitionFiles(path, basename(path));
      return { path, region: readRegion([...catalogue, ...files]) };
    }),
  );
}

async function regionFolders(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name));
  const contents = await Promise.all(folders.map(async (path) => ({ path, names: await readdir(path) })));
  return contents
    .filter(({ names }) => names.some((name) => HEAD.test(name)))
    .map(({ path }) => path)
    .toSorted();
}

/** YAML files of the folder and below, named from `prefix` with forward slashes; none when the folder does not exist. */
async function definitionFiles(folder: string, prefix: string): Promise<readonly DefinitionFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Promise.all(
    paths.map(async (path) => ({
      path: [prefix, ...relative(folder, path).split(sep)].join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}
