// When the latest backup was made, noted in the data folder by the command that made it: for who looks after the installation.
// A note about a copy in the database would be older than the copy itself.
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'last-backup.txt';

export async function noteBackup(dataFolder: string, at: string): Promise<void> {
  const path = join(dataFolder, FILE);
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${at}\n`);
  await rename(draft, path);
}

/** ISO instant; null: none is known. */
export async function lastBackup(dataFolder: string): Promise<string | null> {
  const text = await readFile(join(dataFolder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw error;
  });
  return Number.isNaN(Date.parse(text.trim())) ? null : text.trim();
}
