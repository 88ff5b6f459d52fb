// How much of a target is reached, exactly: as a fraction, so that no rounding can move a value over a limit.
// Not here: what the fraction means for the light – that is the rule, in rule.ts.
import type { Decimal } from '../core/decimal.ts';
import { absolute, compare, decimal, divide, multiply } from '../core/decimal.ts';
import type { Comparator } from '../plan/contract.ts';

export const ZERO = decimal(0);
const ONE = decimal(1);

/** `over` of `under`; `under` is always above zero and `over` never below it. */
export interface Fraction {
  readonly over: Decimal;
  readonly under: Decimal;
}

const NOTHING: Fraction = { over: ZERO, under: ONE };
const ALL: Fraction = { over: ONE, under: ONE };

export function isMet(value: Decimal, comparator: Comparator, target: Decimal): boolean {
  const order = compare(value, target);
  switch (comparator) {
    case '≥':
      return order >= 0;
    case '>':
      return order > 0;
    case '≤':
      return order <= 0;
    case '<':
      return order < 0;
  }
}

export function wantsMore(comparator: Comparator): boolean {
  return comparator === '≥' || comparator === '>';
}

/**
 * value/target when more is better, target/value when less is (statistics.md, "Status of an indicator"). Value 0 of a
 * lower-is-better target is all of it. Where the printed rule is silent: beside a target of 0 nothing can be part of the
 * target, so a value that misses it has reached none of it; beside a target below 0 (a result in kronor, a wanted
 * decrease) the two turn round, so that −12 against "at least −10" is 10/12 – still growing with the value.
 */
export function shareOfTarget(value: Decimal, comparator: Comparator, target: Decimal): Fraction {
  const side = compare(target, ZERO);
  if (side === 0) return isMet(value, comparator, target) ? ALL : NOTHING;
  // With the target below zero the absolute values swap roles: less negative is more.
  const isGrowing = wantsMore(comparator) === side > 0;
  const sameSign = compare(value, ZERO) === side;
  if (isGrowing) return sameSign ? { over: absolute(value), under: absolute(target) } : NOTHING;
  return sameSign ? { over: absolute(target), under: absolute(value) } : ALL;
}

export function isAtLeast({ over, under }: Fraction, share: Decimal): boolean {
  return compare(over, multiply(share, under)) >= 0;
}

/** For showing: 77 of 90 is 0.8556. */
export function toShare({ over, under }: Fraction): Decimal {
  return divide(over, under, 4);
}
