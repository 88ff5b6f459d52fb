// What databases write differently. Everything else in this folder is SQL that they share.

export interface Dialect {
  readonly name: string;
  /** A text as a literal. */
  text(value: string): string;
  /** "2024-03-31" as a date. */
  date(iso: string): string;
  /** The day of a timestamp. */
  day(timestamp: string): string;
  plusDays(date: string, days: number): string;
  /** Keeps the day of the month, or takes the last day of a shorter month. */
  plusMonths(date: string, months: number): string;
  /** `to` − `from` as an integer. */
  daysBetween(from: string, to: string): string;
  year(date: string): string;
  month(date: string): string;
  /** An integer of 64 bits. */
  integer(expression: string): string;
  /** A decimal that holds 20 digits before the point and 4 after it, exactly. */
  wide(expression: string): string;
  startsWith(text: string, beginning: string): string;
  /** A SELECT of each day from the first to the last, named on_day. */
  days(first: string, last: string): string;
  /** An aggregate: the value in the row with the highest rank; rows without rank are left out. */
  valueOfHighest(value: string, rank: string): string;
  /** The lowest of texts by code points. */
  lowestText(text: string): string;
  /** null: a subquery may look at the row that asks (lookup.ts). */
  readonly arrays: ArrayDialect | null;
  /** What stands after the statement: settings without which the database would mean something else. */
  readonly ending: string;
}

/** Rows gathered in an array instead. `condition` and `text` see the row by its alias; a condition is never NULL. */
export interface ArrayDialect {
  /** An aggregate: the rows' columns, by their names. */
  gather(columns: string): string;
  exists(rows: string, row: string, condition: string): string;
  count(rows: string, row: string, condition: string): string;
  /** NULL when there is none. */
  lowestText(rows: string, row: string, condition: string, text: string): string;
}

/** The days as DuckDB and PostgreSQL list them. */
export function seriesOfDays(first: string, last: string): string {
  const days = `generate_series(timestamp ${quoteText(first)}, timestamp ${quoteText(last)}, interval '1 day')`;
  return `select cast(day as date) as on_day from ${days} each(day)`;
}

/** As the standard has it: nothing but the quote is special. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Names of tables and columns come from the care data contract, some of them words of SQL ("on", "call"). */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
