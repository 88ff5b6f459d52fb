// Care data as tables of a database: how they are made, and how a few rows are put in. A region's own data are not put in
// this way: they are Parquet files that DuckDB reads where they lie, or tables of the region's warehouse.
import type { CareColumn, ColumnType } from '../../care-data/tables.ts';
import { CARE_TABLES } from '../../care-data/tables.ts';
import type { CareRow, CareTableName, CareValue } from '../../contract.ts';
import { quoteName, quoteText } from './dialect.ts';

/** Types that PostgreSQL and DuckDB both know. */
const TYPES = {
  text: 'varchar',
  integer: 'bigint',
  decimal: 'decimal(18, 4)',
  date: 'date',
  boolean: 'boolean',
  timestamp: 'timestamp',
} as const satisfies Record<ColumnType, string>;

export function createTableSql(table: CareTableName): string {
  const columns = columnsOf(table).map(({ name, type }) => `${quoteName(name)} ${TYPES[type]}`);
  return `create table ${quoteName(table)} (${columns.join(', ')})`;
}

/** Throws a RangeError without rows: SQL has no insert of nothing. */
export function insertSql(table: CareTableName, rows: readonly CareRow[]): string {
  if (rows.length === 0) throw new RangeError(`No rows for ${table}`);
  const values = rows.map(
    (row) =>
      `(${columnsOf(table)
        .map(({ name, type }) => literal(row[name] ?? null, type))
        .join(', ')})`,
  );
  return `insert into ${quoteName(table)} values ${values.join(', ')}`;
}

function columnsOf(table: CareTableName): readonly CareColumn[] {
  return CARE_TABLES[table].columns;
}

function literal(value: CareValue, type: ColumnType): string {
  return value === null ? 'null' : `cast(${quoteText(String(value))} as ${TYPES[type]})`;
}
