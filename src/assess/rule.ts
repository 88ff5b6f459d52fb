// The assessment rule at work: bands over the share of the target (statistics.md; board report 2022, Region
// Västerbotten). The printed rule has holes – 99.4 per cent, lower-is-better, missing values; this one has none:
// meeting the target is decided by the comparator alone, and the bands decide only between those that miss it.
import type { Decimal } from '../core/decimal.ts';
import { compare } from '../core/decimal.ts';
import type { AssessmentRule, Comparator } from '../plan/contract.ts';
import type { Fraction } from './attainment.ts';
import { isAtLeast, isMet, shareOfTarget } from './attainment.ts';

export type Band = AssessmentRule['bands'][number];
export type TargetLight = Band['light'];

/** Bands that a value which misses its target can fall in, highest first. */
export function bandsBelowTarget(rule: AssessmentRule): readonly Band[] {
  return rule.bands.filter(({ light }) => light !== 'reached').sort((a, b) => compare(b.from, a.from));
}

/** 99.99 % of "more than 90" never becomes reached, whatever the bands say. */
export function lightBelowTarget(share: Fraction, rule: AssessmentRule): TargetLight {
  return bandsBelowTarget(rule).find(({ from }) => isAtLeast(share, from))?.light ?? 'not-reached';
}

export function lightOf(
  value: Decimal,
  comparator: Comparator,
  target: Decimal,
  rule: AssessmentRule,
): TargetLight {
  return isMet(value, comparator, target)
    ? 'reached'
    : lightBelowTarget(shareOfTarget(value, comparator, target), rule);
}
