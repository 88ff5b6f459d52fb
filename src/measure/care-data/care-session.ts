// The port through which care data are read and written: statements in DuckDB's SQL over files. storage/duckdb implements
// it; measure/ never sees the library.

export type CareValue = string | number | bigint | boolean | null;

/** One session of a database: statements run one at a time; temporary tables are the session's own. */
export interface CareSession {
  run(sql: string): Promise<void>;
  /** Only columns of text, integers and booleans: cast dates and decimals to text. */
  rows(sql: string): Promise<readonly Readonly<Record<string, CareValue>>[]>;
}

/** The number in the first row's first column, as of count(*) and COPY. */
export async function countOf(session: CareSession, sql: string): Promise<number> {
  const [row] = await session.rows(sql);
  const [value] = Object.values(row ?? {});
  if (typeof value !== 'bigint' && typeof value !== 'number') throw new Error('a count was expected');
  return Number(value);
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
