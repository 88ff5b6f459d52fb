// Reads a delivered file in a process of its own, with a memory limit and a time limit: a hostile file can kill its reader
// and nothing else, and the server goes on answering. The reading itself is in tables-from-bytes.ts.
// A process and not a thread: a thread that runs out of memory in one large allocation takes the whole server with it
// ("FATAL ERROR: Reached heap limit", measured with resourceLimits on Node 24), and a thread can't be cut short in native code.
import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Checked, Problem } from '../core/problem.ts';
import type { RawTable, ReadLimits, ReadTables } from './contract.ts';
import type { WorkOrder } from './read-worker.ts';
import { fileError } from './refusal.ts';
import { refuseUnread } from './tables-from-bytes.ts';

/** Some hundred times the largest delivery that a region makes in a year, and still read in seconds. */
export const DEFAULT_READ_LIMITS: ReadLimits = {
  fileBytes: 50_000_000,
  unpackedBytes: 250_000_000,
  rows: 200_000,
  columns: 200,
  /** Excel's own limit for a cell. */
  cellCharacters: 32_767,
  milliseconds: 30_000,
};

/** Holds 200,000 rows of twenty cells with room to spare. */
const WORKER_MEGABYTES = 768;
/** More at once would only wait for each other, and each may take its memory. */
const MOST_WORKERS = 2;

type Frame = Omit<RawTable, 'rows'>;
export type WorkerMessage =
  | { readonly kind: 'table'; readonly frame: Frame }
  | { readonly kind: 'rows'; readonly rows: RawTable['rows'] }
  | { readonly kind: 'done'; readonly isRefused: boolean; readonly problems: readonly Problem[] };

/**
 * Beside this file lies the worker: read-worker.ts when run from source (Node strips its types), and read-worker.js in a
 * bundle, where the build must make it an entry of its own in the same folder as the chunk that holds this module.
 */
function workerPath(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./read-worker.${extension}`, import.meta.url));
}

/** Nothing of the server's surroundings, such as its database address, is given to a process that reads strangers' files. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  return SystemRoot === undefined ? {} : { SystemRoot };
}

let working = 0;
const waiting: (() => void)[] = [];

export const readTables: ReadTables = async (bytes, fileName, limits) => {
  const refused = refuseUnread(bytes, fileName, limits);
  if (refused) return { value: null, problems: [refused] };
  if (working >= MOST_WORKERS) await new Promise<void>((go) => waiting.push(go));
  working += 1;
  try {
    return await readInWorker(bytes, fileName, limits);
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
};

function readInWorker(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
): Promise<Checked<readonly RawTable[]>> {
  return new Promise((resolve) => {
    const worker = fork(workerPath(), [], {
      // Not inherited: a loader or inspector of the server would slow each file's start.
      execArgv: [`--max-old-space-size=${WORKER_MEGABYTES}`],
      env: workerEnvironment(),
      serialization: 'advanced',
      // What a dying process says is about memory, never about the file; it is told as a problem instead.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const tables: { frame: Frame; rows: RawTable['rows'][number][] }[] = [];
    let isSettled = false;
    const settle = (result: Checked<readonly RawTable[]>): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      worker.kill('SIGKILL');
      resolve(result);
    };
    const refuse = (problem: Problem) => settle({ value: null, problems: [problem] });
    const timer = setTimeout(() => refuse(tooSlow(fileName, limits)), limits.milliseconds);
    worker.on('message', (message: WorkerMessage) => {
      if (isSettled) return;
      if (message.kind === 'done') {
        const value = message.isRefused ? null : tables.map(({ frame, rows }) => ({ ...frame, rows }));
        settle({ value, problems: message.problems });
        return;
      }
      if (message.kind === 'table') tables.push({ frame: message.frame, rows: [] });
      else for (const row of message.rows) tables.at(-1)?.rows.push(row);
      worker.send('taken');
    });
    worker.on('error', () => refuse(unreadable(fileName)));
    // Node aborts when its memory is full; anything else that ends a reader is a file that it could not bear.
    worker.on('exit', (_, signal) =>
      refuse(signal === 'SIGABRT' ? tooHeavy(fileName) : unreadable(fileName)),
    );
    worker.send({ bytes, fileName, limits } satisfies WorkOrder);
  });
}

const SPLIT = 'Ta bort blad, bilder och tomma formaterade områden, eller dela upp filen.';

function tooSlow(file: string, limits: ReadLimits): Problem {
  const seconds = Math.max(1, Math.round(limits.milliseconds / 1000));
  return fileError(
    'too-slow',
    { file },
    `Filen kunde inte läsas på ${seconds} sekunder, som är gränsen.`,
    SPLIT,
  );
}

function tooHeavy(file: string): Problem {
  return fileError('too-heavy', { file }, 'Filen kräver mer minne än vad en leverans får ta.', SPLIT);
}

function unreadable(file: string): Problem {
  return fileError(
    'unreadable',
    { file },
    'Filen går inte att läsa.',
    'Öppna den i Excel och spara den på nytt som XLSX eller ”CSV UTF-8”.',
  );
}
