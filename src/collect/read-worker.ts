// The process that reads one file: started by read-tables.ts, killed with everything it holds when a file asks for too much
// memory or time. Sends rows in portions and waits for each to be taken, so that the server never chokes on them.
import process from 'node:process';
import type { RawTable, ReadLimits } from './contract.ts';
import type { WorkerMessage } from './read-tables.ts';
import { tablesFromBytes } from './tables-from-bytes.ts';

/** Copied between processes in some ten milliseconds. */
const ROWS_PER_PORTION = 1000;

export interface WorkOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
}

async function send(message: WorkerMessage): Promise<void> {
  process.send?.(message);
  await new Promise((taken) => process.once('message', taken));
}

async function sendTable(table: RawTable): Promise<void> {
  const { rows, ...frame } = table;
  await send({ kind: 'table', frame });
  for (let at = 0; at < rows.length; at += ROWS_PER_PORTION)
    await send({ kind: 'rows', rows: rows.slice(at, at + ROWS_PER_PORTION) });
}

async function work({ bytes, fileName, limits }: WorkOrder): Promise<void> {
  const read = await tablesFromBytes(bytes, fileName, limits);
  for (const table of read.value ?? []) await sendTable(table);
  await send({ kind: 'done', isRefused: read.value === null, problems: read.problems });
}

// The server has gone, or has what it wanted.
process.on('disconnect', () => process.exit());
process.once('message', (order) => void work(order as WorkOrder));
