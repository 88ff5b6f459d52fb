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

/**
 * Columns table and month: the first month in which the table of a version has at least a tenth of the rows of its median
 * month. An old date here and there does not make the data begin with it.
 */
export function selectFirstMonths(folder: string): string {
  return `WITH per_month AS (SELECT "table", month, sum("rows") AS "rows"
      FROM read_parquet(${quoteText(`${folder}/coverage.parquet`)}) GROUP BY ALL)
    SELECT "table", min(month) AS month FROM per_month
    JOIN (SELECT "table", median("rows") AS usual FROM per_month GROUP BY "table") USING ("table")
    WHERE 10 * "rows" >= usual GROUP BY "table" ORDER BY "table"`;
}

/** The column with the day on which a row of the table happened. Throws for a table without events. */
export function dayOf(name: CareTableName): string {
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
