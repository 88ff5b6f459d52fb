// Opens DuckDB for a piece of work on care data and closes it after: where it may read and write, and how much of the
// machine it may use.
import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { CareSession, CareValue } from '../measure/care-data/care-session.ts';
import type { DuckDb, DuckDbSession } from '../storage/duckdb/open-duckdb.ts';
import { openDuckDb } from '../storage/duckdb/open-duckdb.ts';

export interface CareLimits {
  readonly threads: number;
  readonly memoryMegabytes: number;
}

/** All processors, and at most half of the memory: the database and the page cache need theirs. */
export function machineLimits(): CareLimits {
  const half = Math.floor(totalmem() / 2 / 1_000_000);
  return { threads: availableParallelism(), memoryMegabytes: Math.max(500, Math.min(half, 4_000)) };
}

export interface CareEngine {
  readonly limits: CareLimits;
  openSession(): Promise<CareSession>;
}

/** What a session that counts measures holds in memory. */
const SESSION_MEGABYTES = 700;

/** What does not fit in memory is put beside the system's temporary files and removed afterwards. */
export async function withCareEngine<T>(
  folders: readonly string[],
  limits: CareLimits,
  work: (engine: CareEngine) => Promise<T>,
): Promise<T> {
  const spillFolder = await mkdtemp(join(await realpath(tmpdir()), 'utfall-care-'));
  const forget = removeOnSignal(spillFolder);
  let duckdb: DuckDb | null = null;
  try {
    const opened = await openDuckDb({ ...limits, folders, spillFolder });
    duckdb = opened;
    const openSession = async () => careSession(await opened.openSession());
    return await work({ limits, openSession });
  } finally {
    duckdb?.close();
    await rm(spillFolder, { recursive: true, force: true });
    forget();
  }
}

/**
 * For work that is divided between sessions: as many as there are processors and memory for. Each has one processor: of two
 * that share the work of one statement, each takes longer than half the time.
 */
export async function withCareSessions<T>(
  folders: readonly string[],
  limits: CareLimits,
  work: (sessions: readonly CareSession[]) => Promise<T>,
): Promise<T> {
  const fitting = Math.floor(limits.memoryMegabytes / SESSION_MEGABYTES);
  const length = Math.max(1, Math.min(limits.threads, fitting));
  return withCareEngine(folders, { ...limits, threads: 1 }, async ({ openSession }) =>
    work(await Promise.all(Array.from({ length }, openSession))),
  );
}

/** Whoever interrupts a command leaves no care data behind. Gives back how to stop listening. */
function removeOnSignal(folder: string): () => void {
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const listener = () => {
      rmSync(folder, { recursive: true, force: true });
      // Nobody listens any more: the process ends as if nobody had.
      process.kill(process.pid, signal);
    };
    process.once(signal, listener);
    return { signal, listener };
  });
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

/** Dates, decimals and lists are cast to text in the statements: a value of another type is a mistake in ours. */
export function careSession(session: DuckDbSession): CareSession {
  return {
    run: (sql) => session.run(sql),
    rows: async (sql) => {
      const rows = await session.rows(sql);
      for (const row of rows)
        for (const name in row)
          if (typeof row[name] === 'object' && row[name] !== null)
            throw new Error(`column ${name} is neither text, integer nor boolean`);
      return rows as readonly Readonly<Record<string, CareValue>>[];
    },
  };
}
