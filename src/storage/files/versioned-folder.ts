// A folder of versions, each a folder that is written once: drafts are made beside and become a version by one rename, so
// that whoever is killed while writing leaves the earlier version whole. Not here: what the files hold.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

export interface WrittenFile {
  /** From the version's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface Draft {
  /** Absolute when the folder was. */
  readonly path: string;
  /** Makes the folders above a file in the draft and answers its path. */
  fileOf(path: string): Promise<string>;
  remove(path: string): Promise<void>;
  /** Every file, in the order of paths, safely on the disk. */
  files(): Promise<readonly WrittenFile[]>;
  /** From now on the newest version; `name` sorts after the earlier ones. */
  publish(name: string, manifest: string): Promise<string>;
  discard(): Promise<void>;
}

export interface Version {
  readonly name: string;
  readonly path: string;
  readonly manifest: string;
}

const DRAFT = /^\.draft-(\d+)-/;
export const MANIFEST = 'manifest.json';

/** Drafts that a killed process left behind are removed. */
export async function openDraft(folder: string): Promise<Draft> {
  await mkdir(folder, { recursive: true });
  await removeAbandonedDrafts(folder);
  const path = join(folder, `.draft-${process.pid}-${process.hrtime.bigint()}`);
  await mkdir(path);
  return {
    path,
    fileOf: async (file) => {
      const whole = join(path, file);
      await mkdir(dirname(whole), { recursive: true });
      return whole;
    },
    remove: (file) => rm(join(path, file), { force: true }),
    files: () => hashFiles(path),
    publish: async (name, manifest) => {
      const file = await open(join(path, MANIFEST), 'wx');
      try {
        await file.writeFile(manifest);
        await file.sync();
      } finally {
        await file.close();
      }
      const version = join(folder, name);
      await rename(path, version);
      await syncToDisk(folder);
      return version;
    },
    discard: () => rm(path, { recursive: true, force: true }),
  };
}

/** null when there is no version. */
export async function newestVersion(folder: string): Promise<Version | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
  for (const name of names.toReversed()) {
    const path = join(folder, name);
    const manifest = await readFile(join(path, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
      // A folder that somebody else put here.
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (manifest !== null) return { name, path, manifest };
  }
  return null;
}

async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const writer = DRAFT.exec(name)?.[1];
    if (writer === undefined || isAlive(Number(writer))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function hashFiles(folder: string): Promise<readonly WrittenFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const files: WrittenFile[] = [];
  for (const path of paths)
    files.push({ path: relative(folder, path).split(sep).join('/'), ...(await hashFile(path, true)) });
  return files;
}

export async function hashFile(
  path: string,
  isSynced = false,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  if (isSynced) await syncToDisk(path);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** Of a file or a folder. */
async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
