// What a command's exit code means. The same codes for the web server and for bin/utfall; documented in docs/reference.
import { ConflictError, NotFoundError, UnavailableError } from '../core/failure.ts';
import { DatabaseInUseError } from '../storage/backup/restore-database.ts';
import { BrokenBackupError } from '../storage/backup/sealed-file.ts';
import { DataFolderError, NewerVersionError } from '../storage/data-folder-errors.ts';

export const EXIT = {
  ok: 0,
  /** Problems in what was given: a delivery, a plan, a text. They are listed. */
  problems: 10,
  notFound: 12,
  /** The database, the disk or another process did not do its part; also a conflict with someone else's change. */
  worldFailed: 13,
  portTaken: 14,
  /** The data folder cannot be written, belongs to someone else, or is in use by another server. */
  dataFolder: 15,
  newerVersion: 16,
  /** The command line or a setting in the environment cannot be understood. */
  usage: 64,
  /** A text that should be proofread cannot be read. */
  unreadable: 65,
  /** A backup is damaged, altered, none of ours, or the key does not fit. */
  brokenBackup: 66,
  /** A backup is only read into an empty database. */
  databaseInUse: 67,
  programmingMistake: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The code and the Swedish sentence for an error that ends a command; null as sentence for a programming mistake. */
export function endingOf(error: unknown): { readonly code: ExitCode; readonly sentence: string | null } {
  if (error instanceof NotFoundError) return { code: EXIT.notFound, sentence: error.message };
  if (error instanceof UnavailableError || error instanceof ConflictError)
    return { code: EXIT.worldFailed, sentence: error.message };
  if (error instanceof DataFolderError) return { code: EXIT.dataFolder, sentence: error.message };
  if (error instanceof NewerVersionError) return { code: EXIT.newerVersion, sentence: error.message };
  if (error instanceof BrokenBackupError) return { code: EXIT.brokenBackup, sentence: error.message };
  if (error instanceof DatabaseInUseError) return { code: EXIT.databaseInUse, sentence: error.message };
  if (isPortTaken(error))
    return {
      code: EXIT.portTaken,
      sentence: `Porten ${error.port} är upptagen av ett annat program. Stoppa det, eller välj en annan port med PORT.`,
    };
  return { code: EXIT.programmingMistake, sentence: null };
}

function isPortTaken(error: unknown): error is Error & { readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}
