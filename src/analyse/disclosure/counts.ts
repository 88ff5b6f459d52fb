// What a figure says of how many persons, and whether that is too few. Counts are kept in strands, numbers that add up over
// groups, sexes and periods each by itself: of a share those who count and those who don't.
import type { MeasureKind, UnitId } from '../../core/measure.ts';
import type { Figure, Outcome } from '../../core/observation.ts';
import type { Threshold } from './rules.ts';

export interface Counts {
  /** share: [cases, others]. rate: [cases, base]. count: [cases]. base: [persons], of a mean or a median. */
  readonly kind: 'share' | 'rate' | 'count' | 'base';
  /** Integers, 0 or more. */
  readonly strands: readonly number[];
}

/** Counts of these are not of persons or what they did. */
const IMPERSONAL: ReadonlySet<UnitId> = new Set(['units', 'plans', 'weeks', 'tkr', 'mnkr']);

/** null when there are none: a missing figure, money, a share that came alone. */
export function countsOf(
  outcome: Outcome,
  indicator: { readonly kind: MeasureKind; readonly unit: UnitId },
): Counts | null {
  if (outcome.kind === 'missing' || IMPERSONAL.has(indicator.unit)) return null;
  const { numerator, denominator, value } = outcome;
  switch (indicator.kind) {
    case 'proportion':
      return shareCounts(outcome);
    case 'rate':
      return numerator === null || denominator === null
        ? null
        : { kind: 'rate', strands: [numerator, denominator] };
    case 'count': {
      const count = numerator ?? (value === null ? null : Math.round(Number(value)));
      return count === null || count < 0 ? null : { kind: 'count', strands: [count] };
    }
    case 'index':
    case 'duration':
      return denominator === null ? null : { kind: 'base', strands: [denominator] };
    case 'money':
      return null;
  }
}

/** A printed share with one of its counts gives the other away, to the rounding. */
function shareCounts({ numerator, denominator, value }: Figure): Counts | null {
  const share = value === null ? null : Number(value) / 100;
  const base = denominator ?? (numerator !== null && share ? Math.round(numerator / share) : null);
  const cases = numerator ?? (base !== null && share !== null ? Math.round(base * share) : null);
  if (base === null || cases === null) return null;
  return { kind: 'share', strands: [cases, Math.max(0, base - cases)] };
}

export function isSame(a: Counts, b: Counts): boolean {
  return a.strands.every((strand, at) => strand === b.strands[at]);
}

export function personsOf({ strands }: Counts): number {
  return strands.reduce((sum, strand) => sum + strand, 0);
}

/**
 * How wide the narrowest interval must be that a reader can work out. `strands`: each by itself, 0 where it may be known.
 * `together`: of the persons in all. `swapped`: of the cases, for a reader who knows every denominator from elsewhere,
 * which is common: indicators of the same persons share theirs.
 */
export interface Need {
  readonly strands: readonly number[];
  readonly together: number;
  readonly swapped: number;
}

/** How far a hidden figure can be moved without anything that is shown telling: widths of intervals. */
export interface Reach {
  readonly strands: readonly number[];
  readonly swapped: number;
}

/** null when the figure may be shown. */
export function needOf(counts: Counts, threshold: Threshold): Need | null {
  const need = plainNeedOf(counts, threshold);
  if (need === null || counts.kind !== 'share' || need.together > 0) return need;
  return { strands: need.strands.map(() => 0), together: 0, swapped: threshold.count };
}

/** The same for a reader who knows no denominators but those that are shown. */
export function plainNeedOf({ kind, strands }: Counts, { denominator, count }: Threshold): Need | null {
  const isFew = (persons: number, limit: number) => persons > 0 && persons < limit;
  const limits = { share: [count, count], rate: [count, denominator], count: [count], base: [denominator] };
  const few = strands.map((strand, at) => {
    const limit = limits[kind][at] ?? count;
    return isFew(strand, limit) ? limit : 0;
  });
  const persons = strands.reduce((sum, strand) => sum + strand, 0);
  const together = kind === 'share' && isFew(persons, denominator) ? denominator : 0;
  return together > 0 || few.some((width) => width > 0) ? { strands: few, together, swapped: 0 } : null;
}

export function isMet(need: Need, reach: Reach): boolean {
  const together = reach.strands.reduce((sum, width) => sum + width, 0);
  return (
    need.strands.every((width, at) => (reach.strands[at] ?? 0) >= width) &&
    together >= need.together &&
    reach.swapped >= need.swapped
  );
}
