// The worker thread that reads one file: started by read-tables.ts, killed with everything it holds when a file asks for
// too much memory or time. Sends rows in portions and waits for each to be taken, so that the server never chokes on them.
import { parentPort, workerData } from 'node:worker_threads';
import type { RawTable, ReadLimits } from './contract.ts';
import type { WorkerMessage } from './read-tables.ts';
import { tablesFromBytes } from './tables-from-bytes.ts';

/** Copied between threads in some ten milliseconds. */
const ROWS_PER_PORTION = 2000;

const port = parentPort;
if (port === null) throw new Error('read-worker.ts runs as a worker thread only');

async function send(message: WorkerMessage): Promise<void> {
  port?.postMessage(message);
  await new Promise((taken) => port?.once('message', taken));
}

async function sendTable(table: RawTable): Promise<void> {
  const { rows, ...frame } = table;
  await send({ kind: 'table', frame });
  for (let at = 0; at < rows.length; at += ROWS_PER_PORTION)
    await send({ kind: 'rows', rows: rows.slice(at, at + ROWS_PER_PORTION) });
}

const { bytes, fileName, limits } = workerData as {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
};
const read = await tablesFromBytes(bytes, fileName, limits);
for (const table of read.value ?? []) await sendTable(table);
port.postMessage({
  kind: 'done',
  isRefused: read.value === null,
  problems: read.problems,
} satisfies WorkerMessage);
port.close();
