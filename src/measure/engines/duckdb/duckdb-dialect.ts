// DuckDB's own way of writing what databases write differently.
import type { Dialect } from '../sql/dialect.ts';
import { quoteText, seriesOfDays } from '../sql/dialect.ts';

export const DUCKDB_DIALECT: Dialect = {
  name: 'duckdb',
  text: quoteText,
  date: (iso) => `DATE ${quoteText(iso)}`,
  day: (timestamp) => `cast(${timestamp} as date)`,
  plusDays: (date, days) => `(${date} + ${days})`,
  plusMonths: (date, months) => `cast(${date} + interval (${months}) month as date)`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  year: (date) => `year(${date})`,
  month: (date) => `month(${date})`,
  integer: (expression) => `cast(${expression} as bigint)`,
  wide: (expression) => `cast(${expression} as decimal(28, 4))`,
  startsWith: (text, beginning) => `starts_with(${text}, ${beginning})`,
  // Leaves out rows where either is NULL.
  days: seriesOfDays,
  valueOfHighest: (value, rank) => `arg_max(${value}, ${rank})`,
  lowestText: (text) => `min(${text})`,
  arrays: null,
  ending: '',
};
