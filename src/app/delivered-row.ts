// The row of a delivered file that a figure was read from, as it stands there. One row often holds several figures: who may see
// it is decided in viewers-world.ts.
import type { DeliveryStore, ReadTables } from '../collect/contract.ts';
import type { Provenance } from '../core/observation.ts';
import { READ_LIMITS } from './read-limits.ts';

export interface DeliveredRow {
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}

/** Null when the file or the row can't be found, or may not be shown. */
export type ReadDeliveredRow = (provenance: Provenance) => Promise<DeliveredRow | null>;

export function deliveredRowReader(
  deliveries: Pick<DeliveryStore, 'file'>,
  readTables: ReadTables,
): ReadDeliveredRow {
  return async ({ deliveryId, sheet, row }) => {
    const file = await deliveries.file(deliveryId);
    const read = file === null ? null : await readTables(file.bytes, file.name, READ_LIMITS);
    const table = read?.value?.find((candidate) => candidate.sheet === sheet) ?? null;
    const found = table?.rows.find((candidate) => candidate.row === row) ?? null;
    return table === null || found === null ? null : { columns: table.columns, cells: found.cells };
  };
}
