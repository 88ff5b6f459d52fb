// A previewed delivery becomes figures, whole or not at all. It is read once more first: what was new when it was
// previewed may have become a restatement since, and then it needs its reason.
import type { AcceptedRow, Delivery, InterpretedRow } from '../collect/contract.ts';
import { hasErrors, writePlace } from '../core/problem.ts';
import type { Examination } from './examine-delivery.ts';
import { examineDelivery } from './examine-delivery.ts';
import { Overtaken, Refused } from './failures.ts';
import { refuseIdentityNumberIn } from './receive-delivery.ts';
import { deliveryById, showDeliveryHead } from './show-delivery.ts';
import type { World } from './world.ts';

export interface Acceptance {
  readonly deliveryId: string;
  /** Why earlier figures are changed; a row's own note serves when this is empty. */
  readonly reason: string;
}

/** Throws NotFound, Overtaken when it is already decided, Refused when rows restate figures without a reason. */
export async function acceptDelivery(
  world: World,
  { deliveryId, reason }: Acceptance,
): Promise<{ readonly delivery: Delivery; readonly examination: Examination }> {
  refuseIdentityNumberIn(reason, 'reason');
  const delivery = await deliveryById(world, deliveryId);
  if (delivery.state !== 'previewed') throw alreadyDecided(delivery);
  const examination = await examineDelivery(world, delivery);
  if (hasErrors(examination.problems)) throw new Refused(examination.problems);
  const changed = examination.rows.filter((row) => row.standing === 'new' || row.standing === 'restated');
  refuseUnexplained(changed, reason, delivery.fileName);
  const accepted = await world.deliveries.accept(
    deliveryId,
    changed.flatMap((row) => toAccepted(row, reason)),
    world.clock(),
  );
  return { delivery: accepted, examination };
}

const DECIDED = {
  accepted: 'Leveransen är redan godkänd.',
  refused: 'Leveransen har fel och kan inte godkännas. Rätta filen och lämna den på nytt.',
  withdrawn: 'Leveransen är återtagen. Lämna filen på nytt för att använda den.',
  previewed: 'Leveransen är inte godkänd.',
} as const satisfies Record<Delivery['state'], string>;

export function alreadyDecided(delivery: Delivery): Overtaken {
  return new Overtaken(DECIDED[delivery.state], showDeliveryHead(delivery));
}

function toAccepted(row: InterpretedRow, reason: string): AcceptedRow[] {
  if (row.figure === null) return [];
  const restatementReason = row.standing === 'restated' ? reasonFor(row, reason) : null;
  return [{ figure: row.figure, sheet: row.sheet, row: row.row, restatementReason }];
}

function reasonFor(row: InterpretedRow, reason: string): string {
  return reason.trim() || (row.figure?.note ?? '').trim();
}

function refuseUnexplained(rows: readonly InterpretedRow[], reason: string, file: string): void {
  const unexplained = rows.filter((row) => row.standing === 'restated' && reasonFor(row, reason) === '');
  if (unexplained.length === 0) return;
  throw new Refused(
    unexplained.map((row) => ({
      code: 'restatement-without-reason',
      severity: 'error',
      where: { file, row: row.row, ...(row.sheet === null ? {} : { sheet: row.sheet }) },
      message: `Siffran ändras jämfört med en tidigare leverans, men det står inte varför (${writePlace({ row: row.row })}).`,
      hint: 'Skriv ett skäl för leveransen, eller i radens anmärkning. Skälet visas bredvid den tidigare siffran.',
    })),
  );
}
