// The value of a longer period from its months: a year, a tertial, twelve months that roll (statistics.md, Pooling). Shares and
// rates are the sum of numerators over the sum of denominators, means of persons are weighted by persons, counts are added. A
// reported percentage is never pooled, and a mean of months is called one. Not here: several groups together (pool.ts).
import type { Decimal } from '../core/decimal.ts';
import { add, decimal, divide, multiply } from '../core/decimal.ts';
import type { Aggregation } from '../core/measure.ts';
import type { Observation } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { monthPeriods, monthsIn, periodKey } from '../core/period.ts';
import type { Indicator } from '../plan/contract.ts';
import { PER } from './rate-base.ts';

/** `months`: how many of the period's months had a value to give. */
export type PeriodPool =
  | {
      readonly kind: 'pooled';
      readonly value: Decimal;
      readonly numerator: number;
      readonly denominator: number;
      readonly months: number;
    }
  | {
      readonly kind: 'weighted';
      readonly value: Decimal;
      readonly denominator: number;
      readonly months: number;
    }
  | { readonly kind: 'sum'; readonly value: Decimal; readonly months: number }
  | { readonly kind: 'mean-of-months'; readonly value: Decimal; readonly months: number }
  | PoolRefused;

export interface PoolRefused {
  readonly kind: 'refused';
  readonly why:
    | 'cannot-be-pooled'
    | 'different-definition'
    | 'missing-months'
    | 'reported-value'
    | 'too-few-months'
    | 'nobody';
  /** Keys of the months that stood in the way: "2023-04". */
  readonly months: readonly string[];
}

/** Ten months of twelve, as the care guarantee's year needs (statistics.md, Care guarantee); of a tertial, all four. */
export function leastMonths(period: Period): number {
  return Math.ceil((monthsIn(period) * 10) / 12);
}

/** Digits kept of a mean; far below any printed precision. */
const DIGITS = 12;

/**
 * `months`: one group's and one sex's monthly figures, one for each month that has one; others are passed over. A month in which
 * nobody was counted (not applicable) adds nothing and is no gap.
 */
export function poolPeriod(
  months: readonly Observation[],
  period: Period,
  { aggregation, kind, meaning }: Indicator,
): PeriodPool {
  const found = new Map(months.map((month) => [periodKey(month.period), month]));
  const keys = monthPeriods(period).map(periodKey);
  const inside = keys.flatMap((key) => found.get(key) ?? []);
  if (!HAS_WAY[aggregation]) return refuse('cannot-be-pooled', []);
  const foreign = inside.filter(({ definition }) => definition !== meaning.fingerprint);
  if (foreign.length > 0) return refuse('different-definition', keysOf(foreign));
  const gaps = keys.filter((key) => isGap(found.get(key)));
  const known = inside.filter(({ outcome }) => outcome.kind === 'figure');
  if (aggregation === 'mean-of-months') return meanOfMonths(known, gaps, period);
  if (gaps.length > 0) return refuse('missing-months', gaps);
  if (known.length === 0) return refuse('nobody', keys);
  switch (aggregation) {
    case 'pooled-ratio':
      return pooledRatio(known, kind === 'rate' ? PER.rate : PER.proportion);
    case 'weighted-mean':
      return weightedMean(known);
    case 'sum':
      return summed(known);
    case 'none':
      return refuse('cannot-be-pooled', []);
  }
}

const HAS_WAY = {
  'pooled-ratio': true,
  'weighted-mean': true,
  sum: true,
  'mean-of-months': true,
  none: false,
} as const satisfies Record<Aggregation, boolean>;

function isGap(month: Observation | undefined): boolean {
  return (
    month === undefined || (month.outcome.kind === 'missing' && month.outcome.reason !== 'not-applicable')
  );
}

function pooledRatio(known: readonly Observation[], per: number): PeriodPool {
  const counts = known.map(({ outcome }) =>
    outcome.kind === 'figure' && outcome.numerator !== null && outcome.denominator !== null
      ? { numerator: outcome.numerator, denominator: outcome.denominator }
      : null,
  );
  const reported = known.filter((_month, index) => counts[index] === null);
  if (reported.length > 0) return refuse('reported-value', keysOf(reported));
  const total = (part: 'numerator' | 'denominator') =>
    counts.reduce((sum, each) => sum + (each?.[part] ?? 0), 0);
  const [numerator, denominator] = [total('numerator'), total('denominator')];
  if (denominator === 0) return refuse('nobody', keysOf(known));
  const value = divide(multiply(decimal(numerator), decimal(per)), decimal(denominator), DIGITS);
  return { kind: 'pooled', value, numerator, denominator, months: known.length };
}

function weightedMean(known: readonly Observation[]): PeriodPool {
  let sum = decimal(0);
  let denominator = 0;
  for (const { outcome } of known) {
    if (outcome.kind !== 'figure' || outcome.value === null || outcome.denominator === null)
      return refuse('reported-value', keysOf(known));
    sum = add(sum, multiply(outcome.value, decimal(outcome.denominator)));
    denominator += outcome.denominator;
  }
  if (denominator === 0) return refuse('nobody', keysOf(known));
  return {
    kind: 'weighted',
    value: divide(sum, decimal(denominator), DIGITS),
    denominator,
    months: known.length,
  };
}

function summed(known: readonly Observation[]): PeriodPool {
  const values = known.map(({ outcome }) => deliveredValue(outcome));
  if (values.some((value) => value === null)) return refuse('reported-value', keysOf(known));
  const value = values.reduce<Decimal>((sum, each) => add(sum, each ?? decimal(0)), decimal(0));
  return { kind: 'sum', value, months: known.length };
}

function meanOfMonths(known: readonly Observation[], gaps: readonly string[], period: Period): PeriodPool {
  const values = known.flatMap(({ outcome }) => deliveredValue(outcome) ?? []);
  if (values.length < leastMonths(period)) return refuse('too-few-months', gaps);
  const sum = values.reduce<Decimal>(add, decimal(0));
  return {
    kind: 'mean-of-months',
    value: divide(sum, decimal(values.length), DIGITS),
    months: values.length,
  };
}

/** As delivered: a mean of months is of what each month said. */
function deliveredValue(outcome: Observation['outcome']): Decimal | null {
  if (outcome.kind === 'missing') return null;
  return outcome.value ?? (outcome.numerator === null ? null : decimal(outcome.numerator));
}

function keysOf(months: readonly Observation[]): readonly string[] {
  return months.map(({ period }) => periodKey(period));
}

function refuse(why: PoolRefused['why'], months: readonly string[]): PoolRefused {
  return { kind: 'refused', why, months };
}
