// Finds months in which a unit registered far less or more than it does otherwise. Seasons, growth, mergers and openings are
// no shifts: rows are held against the unit's listed persons and against the same month in the region's other units.
import type { CareTableName } from '../tables.ts';
import type { Coverage, Listed, Month, Shift } from './quality.ts';

/**
 * A month is an outlier beyond six robust standard deviations. Median and MAD are moved by no single month, however wrong
 * (Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC 1993). Their 3.5 is for one series; a region has some 15,000
 * units, tables and months in three years, and counts have longer tails than a normal distribution. A month that is lost lies
 * 14 away where 50 rows are expected.
 */
const OUTLIER = 6;
/** MAD × 1.4826 estimates the standard deviation of a normal distribution (same source). */
const MAD_TO_DEVIATION = 1.4826;

/** Only what halves or doubles is told: less seldom changes how an indicator reads, and there is much of it. */
const HALVED = 2;

/**
 * Where 50 rows are expected, chance alone halves them in fewer than one month of ten thousand (Poisson), about as many as a
 * region's units, tables and months in three years; with fewer rows it would be told all the time.
 */
const LEAST_EXPECTED = 50;

/** Fewer months say too little of what is usual. */
const LEAST_MONTHS = 6;

/** A unit that opens, closes or takes over another has no usual month meanwhile. */
const STEADY = 0.25;
const LEAST_LISTED = 50;

interface MonthOfUnit {
  readonly month: Month;
  readonly rows: number;
  /** What the unit would have had if its listed persons were like those of the region's other units. */
  readonly average: number;
}

/** In the order of tables, units and months. Months are those of `months`: one without any row is a drop, not a gap. */
export function findShifts(
  coverage: readonly Coverage[],
  listed: readonly Listed[],
  months: readonly Month[],
): readonly Shift[] {
  const persons = new Map(listed.map(({ unit, month, persons: count }) => [`${unit}|${month}`, count]));
  const listedInMonth = sums(listed.map(({ month, persons: count }) => [month, count]));
  const rowsOf = new Map(coverage.map(({ table, unit, month, rows }) => [`${table}|${unit}|${month}`, rows]));
  const rowsInMonth = sums(coverage.map(({ table, month, rows }) => [`${table}|${month}`, rows]));
  const units = [...new Set(listed.map(({ unit }) => unit))].toSorted();
  const tables = [...new Set(coverage.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const series = units.flatMap((unit) => {
      const ofUnit = months
        .filter((month) => isSteady(persons, unit, month))
        .map((month) => {
          const rows = rowsOf.get(`${table}|${unit}|${month}`) ?? 0;
          const own = persons.get(`${unit}|${month}`) ?? 0;
          const others = Math.max(1, (listedInMonth.get(month) ?? 0) - own);
          return {
            month,
            rows,
            average: (((rowsInMonth.get(`${table}|${month}`) ?? 0) - rows) * own) / others,
          };
        });
      return seriesOf(unit, ofUnit) ?? [];
    });
    // Rows come in clumps, nine answers to a form: how far apart chance puts them is the same everywhere in a table.
    const usual = median(series.map(({ deviation }) => deviation));
    return series.flatMap((each) => shiftsOf(table, each, Math.max(1, usual)));
  });
}

function sums(parts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const whole = new Map<string, number>();
  for (const [key, count] of parts) whole.set(key, (whole.get(key) ?? 0) + count);
  return whole;
}

function isSteady(persons: ReadonlyMap<string, number>, unit: string, month: Month): boolean {
  const first = persons.get(`${unit}|${month}`) ?? 0;
  const next = persons.get(`${unit}|${nextMonth(month)}`) ?? first;
  return first >= LEAST_LISTED && Math.abs(next - first) <= STEADY * first;
}

export function nextMonth(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

interface Series {
  readonly unit: string;
  readonly months: readonly (Pick<MonthOfUnit, 'month' | 'rows'> & {
    readonly expected: number;
    /** In standard deviations, were every row a draw of its own. */
    readonly away: number;
  })[];
  /** Of `away`: 1 where rows are draws of their own. */
  readonly deviation: number;
}

function seriesOf(unit: string, all: readonly MonthOfUnit[]): Series | null {
  const usable = all.filter(({ average }) => average > 0);
  if (usable.length < LEAST_MONTHS) return null;
  const ratio = median(usable.map(({ rows, average }) => rows / average));
  const months = usable.map(({ month, rows, average }) => {
    const expected = ratio * average;
    // Counts vary with the root of the expected; their roots all alike (Anscombe, Biometrika 1948).
    return { month, rows, expected, away: 2 * (Math.sqrt(rows) - Math.sqrt(expected)) };
  });
  return { unit, months, deviation: MAD_TO_DEVIATION * median(months.map(({ away }) => Math.abs(away))) };
}

function shiftsOf(
  table: CareTableName,
  { unit, months, deviation }: Series,
  least: number,
): readonly Shift[] {
  const limit = OUTLIER * Math.max(deviation, least);
  return months.flatMap(({ month, rows, expected, away }) => {
    const isFar = rows < expected / HALVED || rows > expected * HALVED;
    if (expected < LEAST_EXPECTED || !isFar || Math.abs(away) <= limit) return [];
    return [
      { kind: away < 0 ? 'drop' : 'jump', table, unit, month, rows, expected: Math.round(expected) } as const,
    ];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
