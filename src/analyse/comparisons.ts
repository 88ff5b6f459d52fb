// What the region's figure is held against: the country, the other groups, women against men, and a unit against a
// reference. Only figures of one definition and one year meet here (product.md 10).
import type { Decimal } from '../core/decimal.ts';
import { absolute } from '../core/decimal.ts';
import type { MeasureKind } from '../core/measure.ts';
import type { Observation } from '../core/observation.ts';
import { printedDifference, printedValue } from '../core/printed.ts';
import type { Indicator } from '../plan/contract.ts';
import { referenceYear } from './change.ts';
import type { SexGap } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';
import { figureOf, groupsOf, hasValue } from './figures.ts';
import type { Interval } from './interval.ts';
import { eventInterval, wilson } from './interval.ts';
import { sortedByValue } from './spread.ts';

/** Sums grow with the population, so a region's sum is not held against the country's. */
const HAS_COUNTRY = {
  proportion: true,
  count: false,
  rate: true,
  index: true,
  money: false,
  duration: true,
} as const satisfies Record<MeasureKind, boolean>;

/** The country in the same year and definition; null when there is none to compare with. */
export function countryOf(figures: IndicatorFigures): Observation | null {
  if (!HAS_COUNTRY[figures.indicator.kind]) return null;
  const country = figureOf(figures, 'country');
  return hasValue(country, figures.indicator) ? country : null;
}

/** Areas, operators or municipalities of the year, highest first. */
export function groupsHighestFirst(
  figures: IndicatorFigures,
  kind: 'area' | 'operator' | 'municipality' | 'unit' | 'population',
): readonly Observation[] {
  return sortedByValue(groupsOf(figures, kind), figures).toReversed();
}

/** False when the reader is shown some of the areas or units only: then nothing is the highest of all. */
export function seesAll(
  { region: { reader }, year }: IndicatorFigures,
  kind: 'area' | 'operator' | 'unit',
): boolean {
  if (reader === undefined) return true;
  if (kind === 'unit') return reader.seesAllUnits;
  const through = reader.seesAllGroupsThrough;
  return through === 'all-years' || (through !== null && year <= through);
}

/** The names of all groups that print the same value as this one, so that an extreme is never one of several. */
export function namesBeside(
  one: Observation,
  groups: readonly Observation[],
  { indicator }: IndicatorFigures,
): readonly string[] {
  const value = printedValue(one.outcome, indicator);
  return groups
    .filter(({ outcome }) => printedValue(outcome, indicator) === value)
    .map(({ group }) => group.name)
    .toSorted((a, b) => a.localeCompare(b, 'sv'));
}

/** Women − men of the year, with the same of the reference year; null when either has no value. */
export function sexGapOf(figures: IndicatorFigures, year: number = figures.year): SexGap | null {
  const now = gapIn(figures, year);
  if (now === null) return null;
  const earlierYear = referenceYear({ indicator: figures.indicator, year });
  const earlier = gapIn(figures, earlierYear);
  return {
    ...now,
    previous: earlier === null ? null : { year: earlierYear, difference: earlier.difference },
  };
}

function gapIn(
  figures: IndicatorFigures,
  year: number,
): { women: Observation; men: Observation; difference: Decimal } | null {
  const women = figureOf(figures, 'region', 'women', year);
  const men = figureOf(figures, 'region', 'men', year);
  if (women === null || men === null) return null;
  const [one, other] = [women, men].map(({ outcome }) => printedValue(outcome, figures.indicator));
  return one && other ? { women, men, difference: printedDifference(one, other) } : null;
}

/** The 95 % interval of a figure, in the indicator's own unit; null without counts, or where counts say nothing of it. */
export function intervalOf({ outcome }: Observation, { kind }: Indicator): Interval | null {
  if (outcome.kind === 'missing' || outcome.numerator === null || outcome.denominator === null) return null;
  const { numerator, denominator } = outcome;
  if (kind === 'proportion') return scale(wilson(numerator, denominator, '95'), 100);
  if (kind !== 'rate' || denominator <= 0) return null;
  return scale(eventInterval(numerator, '95'), 1000 / denominator);
}

function scale(interval: Interval | null, factor: number): Interval | null {
  return interval === null ? null : { low: interval.low * factor, high: interval.high * factor };
}

/**
 * A unit beside a reference: better or worse only where the interval leaves the reference out; otherwise it can't be told
 * from it (statistics.md, "Comparison of a unit").
 */
export function standBeside(
  interval: Interval,
  reference: Decimal,
  direction: Indicator['direction'],
): 'above' | 'below' | 'better' | 'worse' | 'not-distinguishable' {
  const at = Number(reference);
  if (interval.low <= at && at <= interval.high) return 'not-distinguishable';
  const isAbove = interval.low > at;
  if (direction === 'track') return isAbove ? 'above' : 'below';
  return isAbove === (direction === 'higher') ? 'better' : 'worse';
}

/** Distance from the printed value to the target's value, without sign. */
export function distanceBetween(printed: Decimal, target: Decimal): Decimal {
  return absolute(printedDifference(printed, target));
}
