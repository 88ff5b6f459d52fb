// The log's entries about figures that are changed: one per figure, with what counted before and what counts now. New figures
// have none of their own: the delivery's entry and the observation's provenance tell of them.
import { sql } from 'kysely';
import type { AcceptedRow } from '../../collect/contract.ts';
import type { Outcome } from '../../core/observation.ts';
import type { Actor, AuditEvent, AuditValue } from '../../people/contract.ts';
import { recordAllIn } from './audit-log.ts';
import type { OpenTransaction } from './connect.ts';

/**
 * Figures told of one by one. A delivery that changes more than this replaces a whole series: the delivery's entry then says
 * how many, and each figure's history (append-only, like the log) says from what to what.
 */
const TOLD_ONE_BY_ONE = 1_000;

export async function recordRestatements(
  transaction: OpenTransaction,
  actor: Actor,
  place: { readonly deliveryId: number; readonly regionId: string; readonly at: string },
  rows: readonly AcceptedRow[],
): Promise<void> {
  const restated = rows.filter((row) => row.restatementReason !== null).slice(0, TOLD_ONE_BY_ONE);
  if (restated.length === 0) return;
  const earlier = await earlierOutcomes(transaction, place.regionId, restated);
  const events = restated.map(({ figure }, index): AuditEvent => {
    const { indicatorId, group, sex, period } = figure;
    return {
      kind: 'change',
      action: 'deliver',
      subject: `region/${place.regionId}/indicator/${indicatorId}/${group.kind}/${group.id}/${sex}/${period.start}/${period.end}`,
      regionId: place.regionId,
      before: earlier[index] ?? null,
      after: { ...told(figure.outcome), delivery: String(place.deliveryId) },
    };
  });
  await recordAllIn(transaction, actor, events, place.at);
}

function told(outcome: Outcome): Exclude<AuditValue, null> {
  if (outcome.kind === 'missing') return { missing: outcome.reason };
  const { value, numerator, denominator, certainty } = outcome;
  return { value, numerator, denominator, certainty };
}

interface EarlierRow {
  readonly place: number;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly certainty: string | null;
  readonly missing: string | null;
  readonly delivery_id: number;
}

/** What counts now for each row's key, in the order of the rows; nothing where all that was known is withdrawn. */
async function earlierOutcomes(
  transaction: OpenTransaction,
  regionId: string,
  rows: readonly AcceptedRow[],
): Promise<readonly AuditValue[]> {
  const figures = rows.map((row) => row.figure);
  const { rows: found } = await sql<EarlierRow>`
    select given.place::integer as place, known.*
    from unnest(
      ${figures.map((figure) => figure.indicatorId)}::text[],
      ${figures.map((figure) => figure.group.kind)}::text[],
      ${figures.map((figure) => figure.group.id)}::text[],
      ${figures.map((figure) => figure.sex)}::text[],
      ${figures.map((figure) => figure.period.start)}::date[],
      ${figures.map((figure) => figure.period.end)}::date[]
    ) with ordinality as given (indicator_id, group_kind, group_id, sex, period_start, period_end, place)
    cross join lateral (
      select o.value, o.numerator, o.denominator, o.certainty, o.missing, o.delivery_id from observation o
      where o.region_id = ${regionId} and o.indicator_id = given.indicator_id
        and o.period_start = given.period_start and o.period_end = given.period_end
        and o.group_kind = given.group_kind and o.group_id = given.group_id and o.sex = given.sex
        and not exists (
          select from delivery_event w where w.delivery_id = o.delivery_id and w.kind = 'withdrawn'
        )
      order by o.known_from desc, o.id desc limit 1
    ) as known
  `.execute(transaction);
  const outcomes: AuditValue[] = rows.map(() => null);
  for (const { place, missing, delivery_id, ...figure } of found) {
    const { value, numerator, denominator, certainty } = figure;
    const outcome = missing === null ? { value, numerator, denominator, certainty } : { missing };
    outcomes[place - 1] = { ...outcome, delivery: String(delivery_id) };
  }
  return outcomes;
}
