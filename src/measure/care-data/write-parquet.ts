// How a table's rows lie on disk: one file per bucket and part, zstd, sorted by person and time, so that an engine finds all
// that belongs to a person together and in order. The order is total: the same rows give the same file.
import { quoteName, quoteText } from './care-session.ts';
import type { CareTable, ColumnType } from './tables.ts';

export const PARQUET_TYPES = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  // Exact; 18 digits are what fits in 64 bits.
  decimal: 'DECIMAL(18, 4)',
  date: 'DATE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
} as const satisfies Record<ColumnType, string>;

/**
 * The bucket of a person, from 0 to 15: the first digit of the pseudonym's MD5, which every database can compute and which
 * spreads evenly. Not for secrecy. Rows without person lie in the empty text's bucket.
 */
export function bucketOf(person: string): string {
  return `(instr('0123456789abcdef', substr(md5(coalesce(${person}, '')), 1, 1)) - 1)`;
}

/** "bucket=07", as engines that read Hive's folders expect it. */
export function bucketFolder(bucket: number): string {
  return `bucket=${String(bucket).padStart(2, '0')}`;
}

/** Writes the rows of `select` as one file; DuckDB answers how many. */
export function writeCopy(table: CareTable, select: string, file: string): string {
  const columns = table.columns.map(
    ({ name, type }) => `CAST(${quoteName(name)} AS ${PARQUET_TYPES[type]}) AS ${quoteName(name)}`,
  );
  const first = orderColumns(table);
  const rest = table.columns.map(({ name }) => name).filter((name) => !first.includes(name));
  const order = [...first, ...rest].map(quoteName);
  return `COPY (SELECT ${columns.join(', ')} FROM (${select}) ORDER BY ${order.join(', ')})
    TO ${quoteText(file)} (FORMAT parquet, COMPRESSION zstd)`;
}

function orderColumns({ shape }: CareTable): readonly string[] {
  switch (shape.kind) {
    case 'person':
      return ['person'];
    case 'span':
      return ['person', shape.from];
    case 'event':
      return ['person', shape.on];
  }
}
