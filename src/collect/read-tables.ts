// Reads a delivered file in a worker thread of its own, with a memory limit and a time limit: a hostile file can kill its
// worker and nothing else, and the server goes on answering. The reading itself is in tables-from-bytes.ts.
import { Worker } from 'node:worker_threads';
import type { Checked, Problem } from '../core/problem.ts';
import type { RawTable, ReadLimits, ReadTables } from './contract.ts';
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

/** Holds 200,000 rows of ten cells with room to spare. */
const WORKER_MEGABYTES = 512;
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
function workerUrl(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./read-worker.${extension}`, import.meta.url);
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
    // A true copy: `slice` on a Buffer gives a view of memory that others use.
    const copy = new Uint8Array(bytes);
    const worker = new Worker(workerUrl(), {
      workerData: { bytes: copy, fileName, limits },
      transferList: [copy.buffer],
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEGABYTES },
      // Not inherited: a loader or inspector of the main thread would slow each file's start.
      execArgv: [],
      // What a dying worker says is about memory, never about the file; it is told as a problem instead.
      stderr: true,
    });
    const tables: { frame: Frame; rows: RawTable['rows'][number][] }[] = [];
    let isSettled = false;
    const settle = (result: Checked<readonly RawTable[]>): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const refuse = (problem: Problem) => settle({ value: null, problems: [problem] });
    const timer = setTimeout(() => refuse(tooSlow(fileName, limits)), limits.milliseconds);
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'done') {
        const value = message.isRefused ? null : tables.map(({ frame, rows }) => ({ ...frame, rows }));
        settle({ value, problems: message.problems });
        return;
      }
      if (message.kind === 'table') tables.push({ frame: message.frame, rows: [] });
      else for (const row of message.rows) tables.at(-1)?.rows.push(row);
      worker.postMessage('taken');
    });
    worker.on('error', (cause: Error & { code?: string }) =>
      refuse(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy(fileName) : unreadable(fileName)),
    );
    worker.on('exit', () => refuse(unreadable(fileName)));
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
