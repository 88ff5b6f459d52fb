// The installation's secret: from the settings, or a file in the data folder that is made at the first start and that only its
// owner reads. Without it the keys of code apps can't be read back: it belongs in the backup, apart from the database.
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DataFolderError } from '../../storage/data-folder-errors.ts';

const SECRET_BYTES = 32;
export const SECRET_FILE = 'secret.key';
/** The next one, beside it while a change goes on (change-secret.ts). */
const NEXT_FILE = 'secret.key.next';

/** `given`: 32 bytes in base64, from the settings. Made when there is none. Throws DataFolderError. */
export async function readSecret(given: string | null, dataFolder: string): Promise<Uint8Array> {
  const found = await findSecret(given, dataFolder);
  if (found !== null) return found;
  const path = join(dataFolder, SECRET_FILE);
  await mkdir(dataFolder, { recursive: true });
  await create(path);
  return decoded((await read(path)) ?? '', path);
}

/** As readSecret; null when there is none yet. */
export async function findSecret(given: string | null, dataFolder: string): Promise<Uint8Array | null> {
  return given === null ? inFile(dataFolder, SECRET_FILE) : decoded(given, 'UTFALL_SECRET');
}

/** The next one of a change that has not been brought to its end; null: there is none. */
export function findNextSecret(dataFolder: string): Promise<Uint8Array | null> {
  return inFile(dataFolder, NEXT_FILE);
}

/** Resolves when it is on the disk. */
export async function writeNextSecret(dataFolder: string, secret: Uint8Array): Promise<void> {
  const path = join(dataFolder, NEXT_FILE);
  await rm(path, { force: true });
  await writeFile(path, encoded(secret), { mode: 0o600, flag: 'wx', flush: true });
  await onDisk(dataFolder);
}

/** The next one takes the place of the one that was. */
export async function takeNextSecret(dataFolder: string): Promise<void> {
  await rename(join(dataFolder, NEXT_FILE), join(dataFolder, SECRET_FILE));
  await onDisk(dataFolder);
}

export async function dropNextSecret(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, NEXT_FILE), { force: true });
}

async function inFile(dataFolder: string, name: string): Promise<Uint8Array | null> {
  const path = join(dataFolder, name);
  const found = await read(path);
  return found === null ? null : decoded(found, path);
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new DataFolderError(
      `Filen ${path} går inte att läsa. Kontrollera att Utfalls användare äger den.`,
      {
        cause: error,
      },
    );
  }
}

/** Whole or not at all: of two processes that begin at once, one makes it and the other reads it. */
async function create(path: string): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, encoded(randomBytes(SECRET_BYTES)), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  await onDisk(dirname(path));
}

/** The database may lie on another disk, and shall not know a key that a power cut takes with it. */
async function onDisk(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

export function newSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES);
}

function encoded(secret: Uint8Array): string {
  return `${Buffer.from(secret).toString('base64')}\n`;
}

/** `where`: what the text was read from. Throws DataFolderError. */
export function decoded(text: string, where: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== SECRET_BYTES)
    throw new DataFolderError(
      `${where} innehåller ingen nyckel: det ska vara 32 slumpade byte i base64, till exempel ur ”openssl rand -base64 32”.`,
    );
  return bytes;
}
