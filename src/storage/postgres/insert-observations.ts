// Writing many observations at once. Each column goes over as one array, so that 100,000 rows are a handful of statements;
// COPY would be a little faster and would need its own quoting and a further library.
import { sql } from 'kysely';
import type { AcceptedRow } from '../../collect/contract.ts';
import type { OpenTransaction } from './connect.ts';
import { instant, storable } from './connect.ts';

/** Rows per statement: bounds the memory of one statement, not the transaction. */
const CHUNK = 10_000;

export async function insertObservations(
  transaction: OpenTransaction,
  place: { readonly deliveryId: number; readonly regionId: string; readonly at: string },
  rows: readonly AcceptedRow[],
): Promise<void> {
  for (const chunk of chunks(rows)) {
    const figures = chunk.map((row) => figureOf(row));
    await sql`
      insert into observation (
        region_id, delivery_id, known_from, indicator_id, definition, group_kind, group_id, group_name, sex,
        period_start, period_end, value, numerator, denominator, certainty, missing, note, sheet, row, restatement_reason
      )
      select ${place.regionId}, ${place.deliveryId}::bigint, ${instant(place.at)}::timestamptz, given.*
      from unnest(
        ${chunk.map((row) => row.figure.indicatorId)}::text[],
        ${chunk.map((row) => row.figure.definition)}::text[],
        ${chunk.map((row) => row.figure.group.kind)}::text[],
        ${chunk.map((row) => row.figure.group.id)}::text[],
        ${chunk.map((row) => storable(row.figure.group.name))}::text[],
        ${chunk.map((row) => row.figure.sex)}::text[],
        ${chunk.map((row) => row.figure.period.start)}::date[],
        ${chunk.map((row) => row.figure.period.end)}::date[],
        ${figures.map((figure) => figure.value)}::numeric[],
        ${figures.map((figure) => figure.numerator)}::bigint[],
        ${figures.map((figure) => figure.denominator)}::bigint[],
        ${figures.map((figure) => figure.certainty)}::text[],
        ${figures.map((figure) => figure.missing)}::text[],
        ${chunk.map((row) => storable(row.figure.note))}::text[],
        ${chunk.map((row) => (row.sheet === null ? null : storable(row.sheet)))}::text[],
        ${chunk.map((row) => row.row)}::integer[],
        ${chunk.map((row) => (row.restatementReason === null ? null : storable(row.restatementReason)))}::text[]
      ) as given
    `.execute(transaction);
  }
}

/**
 * True when a row that was previewed as new has a valid figure already: someone accepted it between the reading of what was
 * known and the saving of the preview, a moment that the region's revision cannot see.
 */
export async function keysKnownAlready(
  transaction: OpenTransaction,
  regionId: string,
  rows: readonly AcceptedRow[],
): Promise<boolean> {
  const fresh = rows.filter((row) => row.restatementReason === null).map((row) => row.figure);
  for (const chunk of chunks(fresh)) {
    const { rows: found } = await sql`
      select 1
      from unnest(
        ${chunk.map((figure) => figure.indicatorId)}::text[],
        ${chunk.map((figure) => figure.group.kind)}::text[],
        ${chunk.map((figure) => figure.group.id)}::text[],
        ${chunk.map((figure) => figure.sex)}::text[],
        ${chunk.map((figure) => figure.period.start)}::date[],
        ${chunk.map((figure) => figure.period.end)}::date[]
      ) as given (indicator_id, group_kind, group_id, sex, period_start, period_end)
      cross join lateral (
        -- The limit keeps this one look-up in the index per key. As a join the database may turn it around and, while it has
        -- no statistics, compare every figure of the region with every key: 40 seconds for 95,000 rows instead of one.
        select o.id from observation o
        where o.region_id = ${regionId} and o.indicator_id = given.indicator_id
          and o.period_start = given.period_start and o.period_end = given.period_end
          and o.group_kind = given.group_kind and o.group_id = given.group_id and o.sex = given.sex
          and not exists (
            select from delivery_event w where w.delivery_id = o.delivery_id and w.kind = 'withdrawn'
          )
        limit 1
      ) as known
      limit 1
    `.execute(transaction);
    if (found.length > 0) return true;
  }
  return false;
}

function figureOf({ figure: { outcome } }: AcceptedRow) {
  return outcome.kind === 'missing'
    ? { value: null, numerator: null, denominator: null, certainty: null, missing: outcome.reason }
    : { ...outcome, missing: null };
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
