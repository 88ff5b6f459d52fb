// Lists of periods to measure: months, tertials, years, and twelve months that end with each month.
import type { Period } from '../../core/period.ts';
import { monthPeriod, tertialPeriod, yearPeriod } from '../../core/period.ts';

export type PeriodSeries = 'month' | 'tertial' | 'year' | 'rolling-12';

/** The series' periods that end within `span`, oldest first. A rolling year may begin before the span does. */
export function listPeriods(series: PeriodSeries, span: Period): readonly Period[] {
  const years = range(Number(span.start.slice(0, 4)), Number(span.end.slice(0, 4)));
  return years
    .flatMap((year) => periodsOf(series, year))
    .filter((period) => period.end > span.start && period.end <= span.end)
    .filter((period) => series === 'rolling-12' || period.start >= span.start);
}

function periodsOf(series: PeriodSeries, year: number): readonly Period[] {
  switch (series) {
    case 'year':
      return [yearPeriod(year)];
    case 'tertial':
      return ([1, 2, 3] as const).map((tertial) => tertialPeriod(year, tertial));
    case 'month':
      return range(1, 12).map((month) => monthPeriod(year, month));
    case 'rolling-12':
      return range(1, 12).map((month) => ({
        start: monthPeriod(year, month - 11).start,
        end: monthPeriod(year, month).end,
      }));
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
