// What databases write differently. Everything else in this folder is SQL that they share.

export interface Dialect {
  readonly name: string;
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
  /** An aggregate: the value in the row with the highest rank; rows without rank are left out. */
  valueOfHighest(value: string, rank: string): string;
  /** The lowest of texts by code points. */
  lowestText(text: string): string;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Names of tables and columns come from the care data contract, some of them words of SQL ("on", "call"). */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
