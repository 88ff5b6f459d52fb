// Care data as tables of a database: how they are made, and how a few rows are put in. A region's own data are not put in
// this way: they are Parquet files that DuckDB reads where they lie, or tables of the region's warehouse.
import type { CareColumn, ColumnType } from '../../care-data/tables.ts';
import { CARE_TABLES } from '../../care-data/tables.ts';
import type { CareRow, CareTableName, CareValue } from '../../contract.ts';
import { quoteName, quoteText } from './dialect.ts';

/** How a kind of database makes tables and writes texts. */
export interface TableForm {
  typeOf(column: CareColumn): string;
  text(value: string): string;
  /** What stands after the columns. */
  readonly ending: string;
}

/** What PostgreSQL and DuckDB both know. */
const STANDARD_TYPES = {
  text: 'varchar',
  integer: 'bigint',
  decimal: 'decimal(18, 4)',
  date: 'date',
  boolean: 'boolean',
  timestamp: 'timestamp',
} as const satisfies Record<ColumnType, string>;

const STANDARD: TableForm = {
  typeOf: ({ type }) => STANDARD_TYPES[type],
  text: quoteText,
  ending: '',
};

export function createTableSql(table: CareTableName, { typeOf, ending } = STANDARD): string {
  const columns = columnsOf(table).map((column) => `${quoteName(column.name)} ${typeOf(column)}`);
  return `create table ${quoteName(table)} (${columns.join(', ')})${ending}`;
}

/** Throws a RangeError without rows: SQL has no insert of nothing. */
export function insertSql(table: CareTableName, rows: readonly CareRow[], form = STANDARD): string {
  if (rows.length === 0) throw new RangeError(`No rows for ${table}`);
  const values = rows.map(
    (row) =>
      `(${columnsOf(table)
        .map((column) => literal(row[column.name] ?? null, column, form))
        .join(', ')})`,
  );
  return `insert into ${quoteName(table)} values ${values.join(', ')}`;
}

function columnsOf(table: CareTableName): readonly CareColumn[] {
  return CARE_TABLES[table].columns;
}

function literal(value: CareValue, column: CareColumn, { typeOf, text }: TableForm): string {
  return value === null ? 'null' : `cast(${text(String(value))} as ${typeOf(column)})`;
}
