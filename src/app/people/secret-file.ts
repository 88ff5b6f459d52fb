// The installation's secret: from the settings, or a file in the data folder that is made at the first start and that only its
// owner reads. Without it the keys of code apps can't be read back: it belongs in the backup, apart from the database.
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DataFolderError } from '../../storage/data-folder-errors.ts';

const SECRET_BYTES = 32;
export const SECRET_FILE = 'secret.key';

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
  if (given !== null) return decoded(given, 'UTFALL_SECRET');
  const path = join(dataFolder, SECRET_FILE);
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
  await writeFile(draft, `${randomBytes(SECRET_BYTES).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  // The database may lie on another disk, and shall not know a key that a power cut takes with it.
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

function decoded(text: string, where: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== SECRET_BYTES)
    throw new DataFolderError(
      `${where} innehåller ingen nyckel: det ska vara 32 slumpade byte i base64, till exempel ur ”openssl rand -base64 32”.`,
    );
  return bytes;
}
