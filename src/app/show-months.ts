// Tertials and the twelve months that end with the newest one, from the region's months.
import type { IndicatorFigures } from '../analyse/figures.ts';
import { poolPeriod } from '../analyse/pool-period.ts';
import { POOLING_WORDS, writePool } from '../analyse/pool-words.ts';
import type { Language } from '../core/language.ts';
import { capitalise } from '../core/numbers/write.ts';
import type { Period } from '../core/period.ts';
import { periodKind, rollingYear, tertialPeriod, writePeriod, yearOf } from '../core/period.ts';
import type { IndicatorPage } from '../http/contract.ts';

/** Null without months in the plan's year, and where months can't be put together. */
export function showMonths(figures: IndicatorFigures, language: Language): IndicatorPage['months'] {
  const { current, indicator, year } = figures;
  const months = current.filter(
    ({ group, sex, period }) => group.kind === 'region' && sex === 'total' && periodKind(period) === 'month',
  );
  const known = months.filter(({ period, outcome }) => yearOf(period) === year && outcome.kind === 'figure');
  const newest = known.toSorted((a, b) => a.period.end.localeCompare(b.period.end)).at(-1);
  if (newest === undefined || indicator.aggregation === 'none') return null;
  const tertials = ([1, 2, 3] as const).map((tertial) => tertialPeriod(year, tertial));
  const begun = tertials.filter(({ start }) => start < newest.period.end);
  return {
    rows: [...begun, rollingYear(newest.period)].map((period) => ({
      period: writeName(period, language),
      ...writePool(poolPeriod(months, period, indicator), indicator, language),
    })),
    note: POOLING_WORDS[language][indicator.aggregation],
  };
}

function writeName(period: Period, language: Language): string {
  const name = capitalise(writePeriod(period, language));
  if (periodKind(period) !== 'year') return name;
  return language === 'sv' ? `Hela ${name}` : `All of ${name}`;
}
