// Years held against each other where there are too few points for process control (statistics.md, Trend): pairwise, with
// intervals, in words. No line is claimed through them.
import type { Language } from '../core/language.ts';
import type { Observation } from '../core/observation.ts';
import { yearOf } from '../core/period.ts';
import type { Indicator } from '../plan/contract.ts';
import { changeBetween, isChange } from './change.ts';
import { intervalOf } from './comparisons.ts';
import type { Interval } from './interval.ts';
import { isRatio, PER } from './rate-base.ts';

export type YearComparison = 'improved' | 'worse' | 'higher' | 'lower' | 'unchanged' | 'cannot-tell';

/**
 * Values that print alike are unchanged (language.md, Rounding). Else it takes the 95 % interval of the difference to leave 0 out;
 * without counts there is no interval, and nothing can be told.
 */
export function compareYears(earlier: Observation, later: Observation, indicator: Indicator): YearComparison {
  const change = changeBetween(earlier, later, indicator);
  if (!isChange(change)) return 'cannot-tell';
  if (change.sign === 0) return 'unchanged';
  const difference = differenceBetween(earlier, later, indicator);
  if (difference === null || (difference.low <= 0 && difference.high >= 0)) return 'cannot-tell';
  const isHigher = difference.low > 0;
  if (indicator.direction === 'track') return isHigher ? 'higher' : 'lower';
  return isHigher === (indicator.direction === 'higher') ? 'improved' : 'worse';
}

/**
 * later − earlier, in the indicator's unit, from the intervals of the two: Newcombe's hybrid score method for shares (Statistics in
 * Medicine 17, 1998, method 10), and the same recovery of variances for rates (Zou and Donner, 2008). Null without counts.
 */
export function differenceBetween(
  earlier: Observation,
  later: Observation,
  indicator: Indicator,
): Interval | null {
  const [one, other] = [pointOf(later, indicator), pointOf(earlier, indicator)];
  if (one === null || other === null) return null;
  const difference = one.value - other.value;
  return {
    low: difference - Math.hypot(one.value - one.low, other.high - other.value),
    high: difference + Math.hypot(one.high - one.value, other.value - other.low),
  };
}

function pointOf(
  observation: Observation,
  indicator: Indicator,
): (Interval & { readonly value: number }) | null {
  const interval = intervalOf(observation, indicator);
  const { outcome } = observation;
  if (interval === null || outcome.kind === 'missing' || !isRatio(indicator.kind)) return null;
  const { numerator, denominator } = outcome;
  if (numerator === null || denominator === null) return null;
  return { ...interval, value: (numerator / denominator) * PER[indicator.kind] };
}

const WORDS = {
  sv: {
    improved: 'bättre, och skillnaden är större än slumpen ger',
    worse: 'sämre, och skillnaden är större än slumpen ger',
    higher: 'högre, och skillnaden är större än slumpen ger',
    lower: 'lägre, och skillnaden är större än slumpen ger',
    unchanged: 'oförändrat',
    'cannot-tell': 'det går inte att säga om något har förändrats',
  },
  en: {
    improved: 'better, by more than chance gives',
    worse: 'worse, by more than chance gives',
    higher: 'higher, by more than chance gives',
    lower: 'lower, by more than chance gives',
    unchanged: 'unchanged',
    'cannot-tell': 'it cannot be told whether anything has changed',
  },
} as const satisfies Record<Language, Record<YearComparison, string>>;

/** "Från 2021 till 2022: oförändrat. Från 2022 till 2023: bättre, och …." Empty with fewer than two years. */
export function writeYearComparisons(
  years: readonly Observation[],
  indicator: Indicator,
  language: Language,
): string {
  return years
    .slice(1)
    .flatMap((later, index) => {
      const earlier = years[index];
      if (earlier === undefined) return [];
      const word = WORDS[language][compareYears(earlier, later, indicator)];
      const [from, to] = [yearOf(earlier.period), yearOf(later.period)];
      return language === 'sv' ? [`Från ${from} till ${to}: ${word}.`] : [`From ${from} to ${to}: ${word}.`];
    })
    .join(' ');
}
