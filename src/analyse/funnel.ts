// Which units differ from the others more than chance gives: limits of a funnel round the pooled value (statistics.md,
// Comparison). Limits are θ ± z √(θ(1 − θ)/n) for shares and θ ± z √(θ/n) for rates: Spiegelhalter, Funnel plots for comparing
// institutional performance, Statistics in Medicine 24 (2005). For shares PHEindicatormethods (calculate_funnel_limits) gives the
// same numbers, and a unit lies outside exactly when its own Wilson interval leaves the pooled value out; so the funnel and the
// table of units never disagree unless the limits are widened. Numbers only; the words and the picture are in funnel-chart.ts.
import type { Confidence, Interval } from './interval.ts';
import { CONFIDENCE } from './interval.ts';
import type { RatioKind } from './rate-base.ts';

export interface Counted {
  readonly numerator: number;
  readonly denominator: number;
}

/** between: outside the inner limit (0.025 a side); outside: outside the outer (0.001). small: too few to place. */
export type Zone = 'inside' | 'between' | 'outside' | 'small';

export interface Position {
  readonly zone: Zone;
  readonly side: 'above' | 'below';
}

export interface Funnel {
  readonly kind: RatioKind;
  /** The pooled value as a fraction of the denominator. */
  readonly centre: number;
  /** Over-dispersion; null where it was not estimated. */
  readonly phi: number | null;
  /** One for each unit, in their order. */
  readonly positions: readonly Position[];
}

/** Fewer units show nothing that a table doesn't, and φ of them would be guesswork. */
export const FEWEST_UNITS = 5;

/** A tenth of the z-scores is winsorised at each end, as Spiegelhalter proposes. */
const WINSORISED = 0.1;

/** The normal approximation holds from five expected of either outcome (Cochran, Biometrics 10, 1954). */
const LEAST_EXPECTED = 5;

/** Null with fewer than five units, or where none or all reach it: then there is no variance to draw limits from. */
export function funnelOf(units: readonly Counted[], kind: RatioKind): Funnel | null {
  const centre = pooledCentre(units);
  if (units.length < FEWEST_UNITS || centre === null || deviation(centre, 1, kind) === 0) return null;
  const placed = units.filter(({ denominator }) => denominator >= leastDenominator(centre, kind));
  const phi = overDispersion(placed.map((unit) => scoreOf(unit, centre, kind)));
  return withPositions({ kind, centre, phi }, units);
}

/** Round a value that is known from elsewhere, for whoever sees some of the units only: φ takes all of them to know. */
export function funnelAround(centre: number, units: readonly Counted[], kind: RatioKind): Funnel | null {
  if (units.length === 0 || centre <= 0 || deviation(centre, 1, kind) === 0) return null;
  return withPositions({ kind, centre, phi: null }, units);
}

export function isWidened({ phi }: Pick<Funnel, 'phi'>): boolean {
  return phi !== null && phi > 1;
}

/** Within what is possible: no share under 0 or over 1, no rate under 0. As fractions of the denominator. */
export function funnelLimits(
  { centre, kind, phi }: Pick<Funnel, 'centre' | 'kind' | 'phi'>,
  denominator: number,
  confidence: Confidence,
): Interval {
  const widening = phi !== null && phi > 1 ? Math.sqrt(phi) : 1;
  const half = CONFIDENCE[confidence] * widening * deviation(centre, denominator, kind);
  const highest = kind === 'proportion' ? 1 : Number.POSITIVE_INFINITY;
  return { low: Math.max(0, centre - half), high: Math.min(highest, centre + half) };
}

/** The smallest denominator that a unit can be placed with. */
export function leastDenominator(centre: number, kind: RatioKind): number {
  const rarest = kind === 'proportion' ? Math.min(centre, 1 - centre) : centre;
  // 1 − 0.8 is a hair under 0.2, which must not make 25 into 26.
  return Math.ceil(LEAST_EXPECTED / rarest - 1e-9);
}

function pooledCentre(units: readonly Counted[]): number | null {
  const denominator = units.reduce((sum, unit) => sum + unit.denominator, 0);
  return denominator === 0 ? null : units.reduce((sum, unit) => sum + unit.numerator, 0) / denominator;
}

function deviation(centre: number, denominator: number, kind: RatioKind): number {
  const variance = kind === 'proportion' ? centre * (1 - centre) : centre;
  return Math.sqrt(Math.max(0, variance) / denominator);
}

function scoreOf({ numerator, denominator }: Counted, centre: number, kind: RatioKind): number {
  return (numerator / denominator - centre) / deviation(centre, denominator, kind);
}

/** φ = Σ z² / I over winsorised z-scores (Spiegelhalter 2005, section 3.2). Null with too few units to estimate it from. */
export function overDispersion(scores: readonly number[]): number | null {
  if (scores.length < FEWEST_UNITS) return null;
  const sorted = scores.toSorted((a, b) => a - b);
  const cut = Math.floor(WINSORISED * sorted.length);
  const lowest = sorted[cut] ?? 0;
  const highest = sorted[sorted.length - 1 - cut] ?? 0;
  const sum = sorted.reduce((total, score) => total + Math.min(highest, Math.max(lowest, score)) ** 2, 0);
  return sum / sorted.length;
}

function withPositions(funnel: Omit<Funnel, 'positions'>, units: readonly Counted[]): Funnel {
  const least = leastDenominator(funnel.centre, funnel.kind);
  const positions = units.map((unit): Position => {
    const value = unit.denominator === 0 ? funnel.centre : unit.numerator / unit.denominator;
    const side = value < funnel.centre ? 'below' : 'above';
    if (unit.denominator < least) return { zone: 'small', side };
    if (isOutside(value, funnelLimits(funnel, unit.denominator, '99.8'))) return { zone: 'outside', side };
    return {
      zone: isOutside(value, funnelLimits(funnel, unit.denominator, '95')) ? 'between' : 'inside',
      side,
    };
  });
  return { ...funnel, positions };
}

function isOutside(value: number, { low, high }: Interval): boolean {
  return value < low || value > high;
}
