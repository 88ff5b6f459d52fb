// Deliveries and what became of them. A delivery's row never changes: acceptance and withdrawal are events, and each makes
// the next revision of its region. Accepting writes every observation in one transaction and answers when it is durable.
import { sql } from 'kysely';
import type { AcceptedRow, Delivery, DeliveryStore, Mapping, NewDelivery } from '../../collect/contract.ts';
import { ConflictError, NotFoundError } from '../../core/failure.ts';
import type { Actor, AuditEvent } from '../../people/contract.ts';
import { recordIn, textTrace } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable, takeTurn } from './connect.ts';
import { insertObservations, keysKnownAlready } from './insert-observations.ts';
import { recordRestatements } from './record-restatements.ts';

interface DeliveryRow {
  readonly id: number;
  readonly region_id: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly state: Delivery['state'];
  readonly received_at: string;
  readonly decided_at: string | null;
  readonly withdrawn_at: string | null;
  readonly reason: string;
  readonly rows: number;
  readonly added: number;
  readonly unchanged: number;
  readonly restated: number;
  readonly warnings: number;
  readonly errors: number;
  readonly is_invented: boolean;
  readonly based_on_revision: number;
}

export function deliveryStore(db: Database, actor: Actor): DeliveryStore {
  return {
    add: (delivery) =>
      inTransaction(db, async (transaction) => {
        const row = await insert(transaction, delivery);
        const { state, sha256, counts } = delivery;
        const after = { state, sha256, ...textTrace('fileName', row.file_name), ...counts };
        await recordIn(transaction, actor, event(row, null, after), delivery.receivedAt);
        return toDelivery(row);
      }),

    accept: (deliveryId, rows, given) =>
      inTransaction(db, async (transaction) => {
        const { row, delivery } = await lock(transaction, deliveryId);
        const { revision, at } = await nextAfter(transaction, delivery.regionId, given);
        const conflict = (message: string) =>
          new ConflictError(message, {
            basedOn: row.based_on_revision,
            currentVersion: revision,
            current: delivery,
          });
        if (delivery.state !== 'previewed') throw conflict(CANNOT_ACCEPT[delivery.state](delivery));
        if (revision !== row.based_on_revision) throw conflict(STALE);
        if (await keysKnownAlready(transaction, delivery.regionId, rows)) throw conflict(STALE);
        const reason = restatementReason(rows);
        const place = { deliveryId: row.id, regionId: row.region_id, at };
        await addEvent(transaction, row, { kind: 'accepted', revision: revision + 1, at, reason });
        const before = { state: 'previewed', revision };
        const after = {
          state: 'accepted',
          revision: revision + 1,
          written: rows.length,
          ...textTrace('reason', reason),
        };
        await recordIn(transaction, actor, event(row, before, after), at);
        // What counted until now is looked up before the new figures are there.
        await recordRestatements(transaction, actor, place, rows);
        await insertObservations(transaction, place, rows);
        return existing(await read(transaction, row.id), deliveryId).delivery;
      }),

    withdraw: (deliveryId, reason, given) =>
      inTransaction(db, async (transaction) => {
        const { row, delivery } = await lock(transaction, deliveryId);
        const { revision, at } = await nextAfter(transaction, delivery.regionId, given);
        if (delivery.state !== 'accepted')
          throw new ConflictError(CANNOT_WITHDRAW[delivery.state], {
            basedOn: row.based_on_revision,
            currentVersion: revision,
            current: delivery,
          });
        await addEvent(transaction, row, { kind: 'withdrawn', revision: revision + 1, at, reason });
        const before = { state: 'accepted', revision };
        const after = { state: 'withdrawn', revision: revision + 1, ...textTrace('reason', reason) };
        await recordIn(transaction, actor, event(row, before, after), at);
        return existing(await read(transaction, row.id), deliveryId).delivery;
      }),

    async list(regionId) {
      const rows = await select(db, regionId === null ? sql`true` : sql`d.region_id = ${regionId}`);
      return rows.map(toDelivery);
    },

    async byId(id) {
      const row = isId(id) ? await read(db, Number(id)) : undefined;
      return row ? toDelivery(row) : null;
    },

    async file(id) {
      if (!isId(id)) return null;
      const file = await db
        .selectFrom('delivery')
        .select(['file_name', 'bytes', 'mapping'])
        .where('id', '=', Number(id))
        .executeTakeFirst();
      return file
        ? { name: file.file_name, bytes: file.bytes, mapping: file.mapping as Mapping | null }
        : null;
    },
  };
}

function event(row: DeliveryRow, before: AuditEvent['before'], after: AuditEvent['after']): AuditEvent {
  return {
    kind: 'change',
    action: 'deliver',
    subject: `region/${row.region_id}/delivery/${row.id}`,
    regionId: row.region_id,
    before,
    after,
  };
}

async function insert(transaction: OpenTransaction, delivery: NewDelivery): Promise<DeliveryRow> {
  const { id } = await transaction
    .insertInto('delivery')
    .values({
      region_id: delivery.regionId,
      file_name: storable(delivery.fileName),
      sha256: delivery.sha256,
      bytes: Buffer.from(delivery.bytes),
      mapping: delivery.mapping === null ? null : sql`${JSON.stringify(delivery.mapping)}::jsonb`,
      state: delivery.state,
      received_at: instant(delivery.receivedAt),
      ...delivery.counts,
      is_invented: delivery.isInvented,
      care_version: delivery.careVersion,
      based_on_revision: sql<number>`(
        select coalesce(max(revision), 0) from delivery_event where region_id = ${delivery.regionId}
      )`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return existing(await read(transaction, id), String(id)).row;
}

const STALE =
  'Andra siffror för regionen har godkänts eller dragits tillbaka sedan filen förhandsgranskades. Förhandsgranska filen igen.';

const CANNOT_ACCEPT = {
  accepted: (delivery) => `Leveransen är redan godkänd (${delivery.decidedAt ?? ''}).`,
  refused: () =>
    'Leveransen avvisades när den lästes och kan inte godkännas. Rätta filen och lämna den på nytt.',
  withdrawn: () => 'Leveransen har dragits tillbaka. Lämna filen på nytt om siffrorna ska gälla.',
} as const satisfies Record<Exclude<Delivery['state'], 'previewed'>, (delivery: Delivery) => string>;

const CANNOT_WITHDRAW = {
  previewed: 'Leveransen är inte godkänd, så det finns inget att dra tillbaka.',
  refused: 'Leveransen avvisades, så det finns inget att dra tillbaka.',
  withdrawn: 'Leveransen är redan tillbakadragen.',
} as const satisfies Record<Exclude<Delivery['state'], 'accepted'>, string>;

function restatementReason(rows: readonly AcceptedRow[]): string {
  const reasons = new Set(rows.map((row) => row.restatementReason).filter((reason) => reason !== null));
  return [...reasons].join(' · ');
}

function isId(id: string): boolean {
  return /^\d{1,15}$/.test(id);
}

function existing(row: DeliveryRow | undefined, id: string) {
  if (!row) throw new NotFoundError(`Leveransen ${id.slice(0, 20)} finns inte.`);
  return { row, delivery: toDelivery(row) };
}

/** Holds the delivery's row and then the region's turn until the transaction ends; what is read after that is the latest. */
async function lock(transaction: OpenTransaction, id: string) {
  const found = isId(id)
    ? await sql<{ region_id: string }>`
        select region_id from delivery where id = ${Number(id)} for update
      `.execute(transaction)
    : null;
  const region = found?.rows[0]?.region_id;
  if (region !== undefined) await takeTurn(transaction, `deliveries:${region}`);
  return existing(region === undefined ? undefined : await read(transaction, Number(id)), id);
}

/**
 * The region's revision now, and when its next one happens: as the clock says, but always after the one before it. What counts is
 * decided by time, and two processes' clocks differ: without this a later acceptance could lose to an earlier one, and a state
 * that people have seen would have no instant by which it can be asked for.
 */
async function nextAfter(
  transaction: OpenTransaction,
  regionId: string,
  given: string,
): Promise<{ readonly revision: number; readonly at: string }> {
  const latest = await transaction
    .selectFrom('delivery_event')
    .select(['revision', 'at'])
    .where('region_id', '=', regionId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  const after = latest === undefined ? 0 : Date.parse(latest.at) + 1;
  const isLate = Date.parse(instant(given)) < after;
  return { revision: latest?.revision ?? 0, at: isLate ? new Date(after).toISOString() : given };
}

async function addEvent(
  transaction: OpenTransaction,
  row: DeliveryRow,
  event: {
    readonly kind: 'accepted' | 'withdrawn';
    readonly revision: number;
    readonly at: string;
    readonly reason: string;
  },
): Promise<void> {
  await transaction
    .insertInto('delivery_event')
    .values({
      delivery_id: row.id,
      region_id: row.region_id,
      ...event,
      at: instant(event.at),
      reason: storable(event.reason),
    })
    .execute();
}

async function read(db: Database, id: number): Promise<DeliveryRow | undefined> {
  return (await select(db, sql`d.id = ${id}`))[0];
}

async function select(db: Database, condition: ReturnType<typeof sql>): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.region_id, d.file_name, d.sha256, d.received_at, d.rows, d.added, d.unchanged, d.restated, d.warnings,
      d.errors, d.is_invented, d.based_on_revision,
      coalesce(w.kind, a.kind, d.state) as state, a.at as decided_at, w.at as withdrawn_at,
      coalesce(w.reason, a.reason, '') as reason
    from delivery d
    left join delivery_event a on a.delivery_id = d.id and a.kind = 'accepted'
    left join delivery_event w on w.delivery_id = d.id and w.kind = 'withdrawn'
    where ${condition}
    order by d.received_at desc, d.id desc
  `.execute(db);
  return rows;
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: String(row.id),
    regionId: row.region_id,
    fileName: row.file_name,
    sha256: row.sha256,
    state: row.state,
    receivedAt: row.received_at,
    // A refusal is decided when the file is read.
    decidedAt: row.state === 'refused' ? row.received_at : row.decided_at,
    withdrawnAt: row.withdrawn_at,
    reason: row.reason,
    counts: {
      rows: row.rows,
      added: row.added,
      unchanged: row.unchanged,
      restated: row.restated,
      warnings: row.warnings,
      errors: row.errors,
    },
    isInvented: row.is_invented,
  };
}
