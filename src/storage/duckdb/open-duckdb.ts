// DuckDB in this process: the engine that care data are computed with. A database without a file; what it works on are
// Parquet and CSV files in the folders that it was given and nowhere else: it loads no extension, fetches nothing, and its
// settings are locked once it is open. Not here: any statement about care data (measure/).
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';

export interface DuckDbLimits {
  /** Everything else on the disk is closed to every statement. Absolute paths. */
  readonly folders: readonly string[];
  /** Where it may put what does not fit in memory; inside or outside `folders`. */
  readonly spillFolder: string;
  readonly threads: number;
  readonly memoryMegabytes: number;
}

export type DuckDbRow = Readonly<Record<string, DuckDBValue>>;

/** One session: its statements run one at a time, in order; its temporary tables are its own. */
export interface DuckDbSession {
  run(sql: string): Promise<void>;
  /** Integers of 64 bits come as bigint. */
  rows(sql: string): Promise<readonly DuckDbRow[]>;
  /** Stops the statement that is running: it ends with an error. */
  interrupt(): void;
}

export interface DuckDb {
  openSession(): Promise<DuckDbSession>;
  close(): void;
}

export async function openDuckDb(limits: DuckDbLimits): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${limits.memoryMegabytes}MB`,
    temp_directory: limits.spillFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connections: DuckDBConnection[] = [];
  const open = async () => {
    const connection = await instance.connect();
    connections.push(connection);
    return connection;
  };
  const first = await open();
  const allowed = limits.folders.map(quoteText).join(', ');
  for (const setting of [
    // Dates and times mean the same on every machine.
    "SET GLOBAL TimeZone = 'UTC'",
    `SET allowed_directories = [${allowed}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ])
    await first.run(setting);
  return {
    openSession: async () => sessionOn(await open()),
    close: () => {
      for (const connection of connections) connection.closeSync();
      instance.closeSync();
    },
  };
}

function sessionOn(connection: DuckDBConnection): DuckDbSession {
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    interrupt: () => connection.interrupt(),
  };
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
