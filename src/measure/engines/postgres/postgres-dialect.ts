// PostgreSQL's own way of writing what databases write differently. Nothing newer than version 15.
import type { Dialect } from '../sql/dialect.ts';
import { quoteText, seriesOfDays } from '../sql/dialect.ts';

export const POSTGRES_DIALECT: Dialect = {
  name: 'postgres',
  text: quoteText,
  date: (iso) => `DATE ${quoteText(iso)}`,
  day: (timestamp) => `cast(${timestamp} as date)`,
  plusDays: (date, days) => `(${date} + ${days})`,
  plusMonths: (date, months) => `cast(${date} + make_interval(months => ${months}) as date)`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  year: (date) => `cast(extract(year from ${date}) as integer)`,
  month: (date) => `cast(extract(month from ${date}) as integer)`,
  integer: (expression) => `cast(${expression} as bigint)`,
  wide: (expression) => `cast(${expression} as decimal(28, 4))`,
  startsWith: (text, beginning) => `starts_with(${text}, ${beginning})`,
  days: seriesOfDays,
  valueOfHighest: (value, rank) =>
    `(array_agg(${value} order by ${rank} desc) filter (where ${rank} is not null))[1]`,
  // The database's own order of texts may be a language's.
  lowestText: (text) => `min((${text}) collate "C")`,
  arrays: null,
  ending: '',
};
