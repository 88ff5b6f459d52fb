// Opens the storage that the configuration names: the embedded PostgreSQL in the data folder, or the region's own server.
// Everything that a process has opened is closed by `close`, in the right order; see stop-on-signal.ts for when.
import { startEmbedded } from '../storage/postgres/embedded.ts';
import type { OpenDatabase } from '../storage/postgres/open.ts';
import { openDatabase } from '../storage/postgres/open.ts';
import type { Configuration } from './configuration.ts';

/** What openDatabase gives; `close` also lets go of the embedded server. */
export type OpenStorage = OpenDatabase;

export interface OpenStorageOptions {
  readonly configuration: Pick<Configuration, 'dataFolder' | 'databaseUrl'>;
  /** A server is alone on its data folder; a command works beside a server and without one. */
  readonly role: 'server' | 'command';
  readonly log: (message: string) => void;
}

/** Throws UnavailableError, DataFolderError or NewerVersionError; exit-codes.ts has a code for each. */
export async function openStorage(options: OpenStorageOptions): Promise<OpenStorage> {
  const { dataFolder, databaseUrl } = options.configuration;
  if (databaseUrl !== null) return openDatabase(databaseUrl);
  const server = await startEmbedded({ dataFolder, role: options.role, log: options.log });
  try {
    const database = await openDatabase(server.url);
    return {
      ...database,
      close: async () => {
        await database.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
