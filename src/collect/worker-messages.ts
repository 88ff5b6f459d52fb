// What the server (read-tables.ts) and the process that reads one file (read-worker.ts) say to each other.
import type { Problem } from '../core/problem.ts';
import type { RawTable, ReadLimits } from './contract.ts';

/** To the worker, once; after that it is told "taken" for each portion. */
export interface WorkOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
}

export type TableFrame = Omit<RawTable, 'rows'>;

/** From the worker: each table's frame, then its rows in portions, and at last whether the file is refused. */
export type WorkerMessage =
  | { readonly kind: 'table'; readonly frame: TableFrame }
  | { readonly kind: 'rows'; readonly rows: RawTable['rows'] }
  | { readonly kind: 'done'; readonly isRefused: boolean; readonly problems: readonly Problem[] };
