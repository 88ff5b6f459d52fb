// Sums of exact fractions, kept as integers per denominator until the very end: the mean of continuity indexes has the
// denominators N(N − 1), a few dozen of them, and comes out the same whatever the order of summing.
import type { Decimal } from '../../core/decimal.ts';
import { decimal, divide } from '../../core/decimal.ts';
import type { FractionTerm } from '../contract.ts';

/** One term per denominator, sorted, zeros left out. Throws a RangeError when a number is no longer exact. */
export function sumFractions(terms: Iterable<FractionTerm>): readonly FractionTerm[] {
  const numerators = new Map<number, number>();
  for (const { denominator, numerator } of terms) {
    const sum = (numerators.get(denominator) ?? 0) + numerator;
    if (!Number.isSafeInteger(sum) || !Number.isSafeInteger(denominator) || denominator <= 0)
      throw new RangeError(`Not an exact fraction: ${sum}/${denominator}`);
    numerators.set(denominator, sum);
  }
  return [...numerators]
    .filter(([, numerator]) => numerator !== 0)
    .map(([denominator, numerator]) => ({ denominator, numerator }))
    .toSorted((a, b) => a.denominator - b.denominator);
}

/** Σ terms / count, rounded once, half away from zero; null when there is nobody to take a mean of. */
export function meanOf(sum: readonly FractionTerm[], count: number, decimals: number): Decimal | null {
  if (count === 0) return null;
  const common = sum.reduce((product, { denominator }) => lcm(product, BigInt(denominator)), 1n);
  const total = sum.reduce(
    (so, { denominator, numerator }) => so + BigInt(numerator) * (common / BigInt(denominator)),
    0n,
  );
  return divide(decimal(String(total)), decimal(String(common * BigInt(count))), decimals);
}

function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
