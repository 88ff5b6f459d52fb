// How many rows each table has per unit and month: what data quality is judged by, kept beside the care data so that nobody
// needs to count again. Works on views named as the tables (viewsOf).
import type { Period } from '../../core/period.ts';
import { readPeriod } from '../../core/period.ts';
import { quoteName, quoteText } from './care-session.ts';
import type { CareTable, CareTableName } from './tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from './tables.ts';

/** A view for each table over a version's folder. */
export function writeViews(folder: string): readonly string[] {
  return CARE_TABLE_NAMES.map(
    (name) =>
      `CREATE OR REPLACE TEMP VIEW ${quoteName(name)} AS
       SELECT * FROM read_parquet(${quoteText(`${folder}/${name}/*/*.parquet`)}, hive_partitioning = true)`,
  );
}

/** Tables whose rows happen on a day at a unit. */
export const COVERED_TABLES = CARE_TABLE_NAMES.filter((name) => {
  const { shape, columns }: CareTable = CARE_TABLES[name];
  return shape.kind === 'event' && columns.some((column) => column.name === 'unit');
});

/** Columns table, unit, month ("2024-03") and rows, of every table with events; rows without unit are not there. */
export function selectCoverage(): string {
  const parts = COVERED_TABLES.map(
    (
      name,
    ) => `SELECT '${name}' AS "table", unit, strftime(${quoteName(dayOf(name))}, '%Y-%m') AS month, count(*) AS "rows"
      FROM ${quoteName(name)} WHERE unit IS NOT NULL GROUP BY ALL`,
  );
  return `${parts.join(' UNION ALL ')} ORDER BY ALL`;
}

function dayOf(name: CareTableName): string {
  const { shape }: CareTable = CARE_TABLES[name];
  if (shape.kind !== 'event') throw new Error(`${name} has no events`);
  return shape.on;
}

/** First and last month with contacts, "2022-01": columns first and last. */
export const CONTACT_MONTHS = `SELECT strftime(min(visited_on), '%Y-%m') AS first, strftime(max(visited_on), '%Y-%m') AS last
  FROM contact`;

/** Whole months from the first contact to the last; null without contacts. */
export function coveredPeriod(row: Readonly<Record<string, unknown>> | undefined): Period | null {
  const first = typeof row?.first === 'string' ? readPeriod(row.first) : null;
  const last = typeof row?.last === 'string' ? readPeriod(row.last) : null;
  return first === null || last === null ? null : { start: first.start, end: last.end };
}
