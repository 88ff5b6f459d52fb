// A previewed delivery becomes figures, whole or not at all. Restated figures need a reason, which is kept with each of them.
import { rowsToAccept } from '../collect/accepted-rows.ts';
import type { AcceptedRow, Delivery } from '../collect/contract.ts';
import type { Examination } from './examine-delivery.ts';
import { Overtaken, Refused } from './failures.ts';
import { refuseIdentityNumberIn } from './receive-delivery.ts';
import { examinationOf, remember } from './remember-examination.ts';
import { deliveryById, showDeliveryHead } from './show-delivery.ts';
import type { World } from './world.ts';

export interface Acceptance {
  readonly deliveryId: string;
  /** Why earlier figures are changed; "" when none are. */
  readonly reason: string;
  /** True when each row's own note says why (the shipped figures), if `reason` is empty. */
  readonly isReasonInNotes?: boolean;
}

/** Throws NotFound, Overtaken when it is already decided, Refused when rows restate figures without a reason. */
export async function acceptDelivery(
  world: World,
  { deliveryId, reason, isReasonInNotes = false }: Acceptance,
): Promise<{ readonly delivery: Delivery; readonly examination: Examination }> {
  refuseIdentityNumberIn(reason, 'reason');
  const delivery = await deliveryById(world, deliveryId);
  if (delivery.state !== 'previewed') throw alreadyDecided(delivery);
  const examination = await examinationOf(world, delivery);
  const noted = isReasonInNotes && reason.trim() === '';
  const accepted = rowsToAccept(examination, noted ? NOTE_MISSING : reason);
  if (accepted.value === null) throw new Refused(accepted.problems);
  const rows = noted ? accepted.value.map(reasonFromNote) : accepted.value;
  // The store refuses if anything was decided in the region after the preview, so what was examined is what is accepted.
  const decided = await world.deliveries.accept(deliveryId, rows, world.clock());
  await remember(world, decided, examination);
  return { delivery: decided, examination };
}

const NOTE_MISSING = 'Rättad i en senare fil; skälet är inte angivet';

function reasonFromNote(row: AcceptedRow): AcceptedRow {
  const note = row.figure.note.trim();
  return row.restatementReason === null || note === '' ? row : { ...row, restatementReason: note };
}

const DECIDED = {
  accepted: 'Leveransen är redan godkänd.',
  refused: 'Leveransen har fel och kan inte godkännas. Rätta filen och lämna den på nytt.',
  withdrawn: 'Leveransen är tillbakatagen. Lämna filen på nytt för att använda den.',
  previewed: 'Leveransen är inte godkänd.',
} as const satisfies Record<Delivery['state'], string>;

export function alreadyDecided(delivery: Delivery): Overtaken {
  return new Overtaken(DECIDED[delivery.state], showDeliveryHead(delivery));
}
