// A copy of everything in one file, made while people work, and back again into an empty database.

import type { BackupFrame } from '../storage/backup/dump-database.ts';
import { dumpDatabase } from '../storage/backup/dump-database.ts';
import { restoreDatabase } from '../storage/backup/restore-database.ts';
import { readSealedFile, writeSealedFile } from '../storage/backup/sealed-file.ts';
import { connect } from '../storage/postgres/connect.ts';
import { startEmbedded } from '../storage/postgres/embedded.ts';
import type { Configuration } from './configuration.ts';
import { noteBackup } from './last-backup.ts';

type Where = Pick<Configuration, 'dataFolder' | 'databaseUrl'>;

export interface BackupOptions {
  readonly where: Where;
  readonly path: string;
  /** null: the file is not encrypted. */
  readonly key: string | null;
  readonly log: (message: string) => void;
}

/** Rows per table, and the file's size. */
export interface Backup {
  readonly rowsByTable: Readonly<Record<string, number>>;
  readonly bytes: number;
}

/** Works beside a running server. Throws UnavailableError and what opening the storage throws. */
export async function backUp(options: BackupOptions, at: string): Promise<Backup> {
  const made = await withDatabase(options, async (url) => {
    const connection = connect(url);
    try {
      const { bytes, result } = await writeSealedFile(
        options.path,
        { key: options.key, madeAt: at },
        (write) => dumpDatabase(connection.db, (frame) => write(JSON.stringify(frame))),
      );
      return { rowsByTable: result, bytes };
    } finally {
      await connection.close();
    }
  });
  await noteBackup(options.where.dataFolder, at).catch((error: NodeJS.ErrnoException) => {
    // The copy is whole; only its age can't be told later.
    options.log(`Att kopian är gjord gick inte att anteckna i ${options.where.dataFolder} (${error.code}).`);
  });
  return made;
}

/** Throws BrokenBackupError, DatabaseInUseError, NewerVersionError; nothing has then been changed. */
export async function restore(options: BackupOptions): Promise<Backup['rowsByTable']> {
  const reading = frames(options.path, options.key);
  try {
    return await withDatabase(options, (url) => restoreDatabase(url, reading));
  } finally {
    // Whoever stopped in the middle of the file lets go of it here.
    await reading.return(undefined);
  }
}

/** The seal has shown that the text is what dumpDatabase wrote. */
async function* frames(path: string, key: string | null): AsyncGenerator<BackupFrame> {
  for await (const text of readSealedFile(path, key)) yield JSON.parse(text) as BackupFrame;
}

/** The database itself, not brought to this code's version: that is what restoring decides. */
async function withDatabase<T>({ where, log }: BackupOptions, work: (url: string) => Promise<T>): Promise<T> {
  if (where.databaseUrl !== null) return work(where.databaseUrl);
  const server = await startEmbedded({ dataFolder: where.dataFolder, role: 'command', log });
  try {
    return await work(server.url);
  } finally {
    await server.close();
  }
}
