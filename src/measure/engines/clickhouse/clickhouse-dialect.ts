// ClickHouse's own way of writing what databases write differently, and the settings with which its SQL means what the
// standard's does. They stand in each statement, so that it means the same whoever runs it.
import { daysBetween } from '../../../core/calendar.ts';
import type { Dialect } from '../sql/dialect.ts';
import { quoteText } from '../sql/dialect.ts';

const SETTINGS = {
  /** Who is not found by a LEFT JOIN has NULL, not 0 and ''. */
  join_use_nulls: 1,
  /** `amount` in sum(… amount …) as amount is the column. */
  prefer_column_name_to_alias: 1,
  /** tuple(a, b) has the elements a and b. */
  enable_named_columns_in_function_tuple: 1,
} as const;

export const CLICKHOUSE_DIALECT: Dialect = {
  name: 'clickhouse',
  text: clickHouseText,
  // Date ends in 2149 and begins in 1970.
  date: (iso) => `toDate32(${quoteText(iso)})`,
  day: (timestamp) => `toDate32(${timestamp})`,
  plusDays: (date, days) => `addDays(${date}, ${days})`,
  plusMonths: (date, months) => `addMonths(${date}, ${months})`,
  daysBetween: (from, to) => `dateDiff('day', ${from}, ${to})`,
  year: (date) => `toYear(${date})`,
  month: (date) => `toMonth(${date})`,
  integer: (expression) => `cast(${expression} as Nullable(Int64))`,
  wide: (expression) => `cast(${expression} as Nullable(Decimal(38, 4)))`,
  startsWith: (text, beginning) => `startsWith(${text}, ${beginning})`,
  days: (first, last) =>
    `select addDays(toDate32(${quoteText(first)}), number) as on_day from numbers(${Math.max(0, daysBetween(first, last) + 1)})`,
  valueOfHighest: (value, rank) => `argMaxOrNull(${value}, ${rank})`,
  // Texts are bytes to it.
  lowestText: (text) => `min(${text})`,
  // Subqueries that look at the row that asks are new to it: 26.7 refuses many, and answers some wrong.
  arrays: {
    gather: (columns) => `groupArray(tuple(${columns}))`,
    exists: (rows, row, condition) => `arrayExists(${row} -> ${condition}, ${rows})`,
    count: (rows, row, condition) => `arrayCount(${row} -> ${condition}, ${rows})`,
    lowestText: (rows, row, condition, text) =>
      `arrayReduce('minOrNull', arrayMap(${row} -> ${text}, arrayFilter(${row} -> ${condition}, ${rows})))`,
  },
  ending: `\nsettings ${Object.entries(SETTINGS)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')}`,
};

/** A backslash begins an escape. */
export function clickHouseText(value: string): string {
  return quoteText(value).replaceAll('\\', '\\\\');
}
