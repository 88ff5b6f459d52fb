// What has been observed: the latest figure per key, its history, and one figure by id. Reads only; observations are written
// by delivery-store.ts, together with the delivery that they came in.
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { ObservationQuery, ObservationStore } from '../../collect/contract.ts';
import type { Decimal } from '../../core/decimal.ts';
import type { Group } from '../../core/group.ts';
import type { MissingReason } from '../../core/missing.ts';
import type { Figure, Observation, Outcome } from '../../core/observation.ts';
import type { Sex } from '../../core/sex.ts';
import type { Database } from './connect.ts';
import { instant } from './connect.ts';
import { ObservationCache } from './observation-cache.ts';

interface ObservationRow {
  readonly id: number;
  readonly region_id: string;
  readonly indicator_id: string;
  readonly definition: string;
  readonly group_kind: string;
  readonly group_id: string;
  readonly group_name: string;
  readonly sex: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly certainty: string | null;
  readonly missing: string | null;
  readonly note: string;
  readonly delivery_id: number;
  readonly file_name: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly known_from: string;
  readonly restatement_reason: string | null;
  readonly care_version: string | null;
}

const COLUMNS = sql`
  o.id, o.region_id, o.indicator_id, o.definition, o.group_kind, o.group_id, o.group_name, o.sex, o.period_start,
  o.period_end, o.value, o.numerator, o.denominator, o.certainty, o.missing, o.note, o.delivery_id, d.file_name, o.sheet,
  o.row, o.known_from, o.restatement_reason, d.care_version
`;

/** Every question asks for the revisions first, so that they are shared with the other stores. */
export type AskRevisions = () => Promise<ReadonlyMap<string, number>>;

export function observationStore(db: Database, revisions: AskRevisions): ObservationStore {
  const cache = new ObservationCache();
  return {
    async current(query) {
      const revision = (await revisions()).get(query.regionId) ?? 0;
      const remembered = cache.find(query, revision);
      if (remembered) return remembered;
      // Which version of a figure counts is decided here rather than by the database: sorting whole rows by their key took
      // longer there than reading them.
      const { rows } = await sql<ObservationRow>`
        select ${COLUMNS} from observation o join delivery d on d.id = o.delivery_id
        where ${conditions(query)}
        order by o.id
      `.execute(db);
      const observations = [...latestByKey(rows).values()].map(observation);
      cache.keep(query, revision, observations);
      return observations;
    },

    async history(key) {
      const { rows } = await sql<ObservationRow & { readonly is_withdrawn: boolean }>`
        select ${COLUMNS}, exists (
          select from delivery_event w where w.delivery_id = o.delivery_id and w.kind = 'withdrawn'
        ) as is_withdrawn
        from observation o join delivery d on d.id = o.delivery_id
        where o.region_id = ${key.regionId} and o.indicator_id = ${key.indicatorId}
          and o.period_start = ${key.period.start} and o.period_end = ${key.period.end}
          and o.group_kind = ${key.groupKind} and o.group_id = ${key.groupId} and o.sex = ${key.sex}
        order by o.known_from desc, o.id desc
      `.execute(db);
      return rows.map((row) => ({ ...observation(row), isWithdrawn: row.is_withdrawn }));
    },

    async byId(id) {
      if (!/^\d{1,15}$/.test(id)) return null;
      const { rows } = await sql<ObservationRow>`
        select ${COLUMNS} from observation o join delivery d on d.id = o.delivery_id where o.id = ${id}
      `.execute(db);
      return rows[0] ? observation(rows[0]) : null;
    },

    async ofRow({ deliveryId, sheet, row }) {
      if (!/^\d{1,15}$/.test(deliveryId)) return [];
      const { rows } = await sql<ObservationRow>`
        select ${COLUMNS} from observation o join delivery d on d.id = o.delivery_id
        where o.delivery_id = ${deliveryId} and o.row = ${row} and o.sheet is not distinct from ${sheet}
        order by o.id
      `.execute(db);
      return rows.map(observation);
    },
  };
}

/** By region; every acceptance and withdrawal makes the region's next. */
export async function readRevisions(db: Database): ReturnType<AskRevisions> {
  const { rows } = await sql<{ region_id: string; revision: number }>`
    select region_id, max(revision) as revision from delivery_event group by region_id
  `.execute(db);
  return new Map(rows.map(({ region_id, revision }) => [region_id, revision]));
}

/** `rows` by rising id: of two that became known at the same instant the later one counts. */
function latestByKey(rows: readonly ObservationRow[]): ReadonlyMap<string, ObservationRow> {
  const latest = new Map<string, ObservationRow>();
  for (const row of rows) {
    const place = `${row.group_kind}\n${row.group_id}\n${row.sex}\n${row.period_start}\n${row.period_end}`;
    const key = `${row.indicator_id}\n${place}`;
    const earlier = latest.get(key);
    if (!earlier || row.known_from >= earlier.known_from) latest.set(key, row);
  }
  return latest;
}

/** Known at an instant means: accepted by then, and not yet withdrawn. */
function conditions(query: ObservationQuery): RawBuilder<unknown> {
  const all = [sql`o.region_id = ${query.regionId}`];
  if (query.indicatorIds) all.push(sql`o.indicator_id = any(${[...query.indicatorIds]}::text[])`);
  if (query.from !== undefined) all.push(sql`o.period_start >= ${query.from}::date`);
  if (query.before !== undefined) all.push(sql`o.period_start < ${query.before}::date`);
  if (query.groupKinds) all.push(sql`o.group_kind = any(${[...query.groupKinds]}::text[])`);
  if (query.isWholeYears)
    all.push(
      sql`o.period_start = date_trunc('year', o.period_start) and o.period_end = o.period_start + interval '1 year'`,
    );
  const knownAt = query.knownAt === undefined ? null : instant(query.knownAt);
  if (knownAt !== null) all.push(sql`o.known_from <= ${knownAt}::timestamptz`);
  const untilThen = knownAt === null ? sql`` : sql`and w.at <= ${knownAt}::timestamptz`;
  // Withdrawals are few: the list is made once per query and looked up per row.
  all.push(sql`o.delivery_id not in (
    select w.delivery_id from delivery_event w where w.kind = 'withdrawn' and w.region_id = ${query.regionId} ${untilThen}
  )`);
  return sql.join(all, sql` and `);
}

function observation(row: ObservationRow): Observation {
  return {
    id: String(row.id),
    regionId: row.region_id,
    indicatorId: row.indicator_id,
    definition: row.definition,
    group: { kind: row.group_kind as Group['kind'], id: row.group_id, name: row.group_name },
    sex: row.sex as Sex,
    period: { start: row.period_start, end: row.period_end },
    outcome: outcome(row),
    note: row.note,
    provenance: {
      deliveryId: String(row.delivery_id),
      file: row.file_name,
      sheet: row.sheet,
      row: row.row,
      careVersion: row.care_version,
    },
    knownFrom: row.known_from,
    restatementReason: row.restatement_reason,
  };
}

function outcome(row: ObservationRow): Outcome {
  if (row.missing !== null) return { kind: 'missing', reason: row.missing as MissingReason };
  return {
    kind: 'figure',
    value: row.value as Decimal | null,
    numerator: row.numerator,
    denominator: row.denominator,
    certainty: row.certainty as Figure['certainty'],
  };
}
