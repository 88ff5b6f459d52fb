// Finds months in which a unit registered far less or more than it does otherwise. Seasons, growth, mergers and openings are
// no shifts: rows are held against the unit's listed persons and against the region's same month.
import type { CareTableName } from '../tables.ts';
import type { Coverage, Listed, Month, Shift } from './quality.ts';

/**
 * A month is an outlier beyond 3.5 robust standard deviations: the modified z-score of Iglewicz & Hoaglin (How to Detect and
 * Handle Outliers, ASQC 1993). Median and MAD are moved by no single month, however wrong.
 */
const OUTLIER = 3.5;
/** MAD × 1.4826 estimates the standard deviation of a normal distribution (same source). */
const MAD_TO_DEVIATION = 1.4826;

/** Only what halves or doubles is told: less seldom changes how an indicator reads, and there is much of it. */
const HALVED = Math.log(2);

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
  /** What the unit would have had if its listed persons were the region's average. */
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
  return tables.flatMap((table) =>
    units.flatMap((unit) => {
      const series = months
        .filter((month) => isSteady(persons, unit, month))
        .map((month) => ({
          month,
          rows: rowsOf.get(`${table}|${unit}|${month}`) ?? 0,
          average:
            ((rowsInMonth.get(`${table}|${month}`) ?? 0) * (persons.get(`${unit}|${month}`) ?? 0)) /
            Math.max(1, listedInMonth.get(month) ?? 0),
        }));
      return shiftsOf(table, unit, series);
    }),
  );
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

function shiftsOf(table: CareTableName, unit: string, series: readonly MonthOfUnit[]): readonly Shift[] {
  const usable = series.filter(({ average }) => average > 0);
  if (usable.length < LEAST_MONTHS) return [];
  // Half a row, so that a month without rows has a logarithm.
  const ratios = usable.map(({ rows, average }) => Math.log((rows + 0.5) / average));
  const usual = median(ratios);
  const deviation = MAD_TO_DEVIATION * median(ratios.map((ratio) => Math.abs(ratio - usual)));
  return usable.flatMap(({ month, rows, average }, place) => {
    const expected = Math.exp(usual) * average;
    const away = (ratios[place] ?? usual) - usual;
    // Counts vary by chance with the root of the expected: no deviation is smaller than that.
    const scale = Math.max(deviation, 1 / Math.sqrt(Math.max(expected, 1)));
    if (expected < LEAST_EXPECTED || Math.abs(away) < HALVED || Math.abs(away) <= OUTLIER * scale) return [];
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
