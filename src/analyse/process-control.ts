// Statistical process control of a monthly series: XmR (statistics.md, Trend; as in NHSRplotthedots and NHS England's Making Data
// Count). Numbers in, limits and signals out; the words and the picture are in control-chart.ts. A break in the definition begins
// a new phase with limits of its own, so nothing is ever claimed across it.
import type { Direction } from '../core/measure.ts';

/** Fewer points say too little of how a series varies: they get words instead of limits (compare-years.ts). */
export const LEAST_POINTS = 12;

/** XmR constants: 3 / d2 and D4 with d2 = 1.128 for ranges of two (Shewhart; Wheeler, Understanding Variation, 1993). */
const LIMIT = 2.66;
const NEAR_LIMIT = 1.773;
const LARGEST_RANGE = 3.267;

/** Points in a trend and in a shift (NHSRplotthedots). */
const RUN = 7;

export interface SeriesPoint {
  /** null: the month has no value. */
  readonly value: number | null;
  /** The definition changed before this point. */
  readonly isBreak: boolean;
}

export interface Limits {
  readonly centre: number;
  readonly low: number;
  readonly high: number;
  readonly nearLow: number;
  readonly nearHigh: number;
}

/** Points `from` to `to`, both included, of one definition. `limits` null: fewer than twelve have a value. */
export interface Phase {
  readonly from: number;
  readonly to: number;
  readonly known: number;
  readonly limits: Limits | null;
}

export const SIGNALS = ['beyond-limit', 'trend', 'two-of-three', 'shift'] as const;
export type SignalKind = (typeof SIGNALS)[number];

export interface Signal {
  readonly kind: SignalKind;
  /** A rising trend is high, a falling one low. */
  readonly side: 'high' | 'low';
}

export interface Controlled {
  readonly phases: readonly Phase[];
  /** One for each point: the first of SIGNALS that it takes part in. */
  readonly signals: readonly (Signal | null)[];
}

export function controlSeries(points: readonly SeriesPoint[]): Controlled {
  const phases = splitAtBreaks(points).map((span) => {
    const values = points.slice(span.from, span.to + 1).map(({ value }) => value);
    const known = values.filter((value) => value !== null).length;
    return { ...span, known, limits: known < LEAST_POINTS ? null : limitsOf(values) };
  });
  const signals = phases.flatMap(({ from, to, limits }) => {
    const values = points.slice(from, to + 1).map(({ value }) => value);
    return limits === null ? values.map(() => null) : signalsOf(values, limits);
  });
  return { phases, signals };
}

function splitAtBreaks(points: readonly SeriesPoint[]): readonly { from: number; to: number }[] {
  const starts = points.flatMap(({ isBreak }, index) => (index === 0 || isBreak ? [index] : []));
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? points.length) - 1 }));
}

/** Moving ranges are between months that follow each other: a missing month leaves out two of them. */
function limitsOf(values: readonly (number | null)[]): Limits {
  const centre = mean(values.filter((value) => value !== null));
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  const range = screenedMean(ranges);
  return {
    centre,
    low: centre - LIMIT * range,
    high: centre + LIMIT * range,
    nearLow: centre - NEAR_LIMIT * range,
    nearHigh: centre + NEAR_LIMIT * range,
  };
}

/**
 * Ranges of 3.267 times the mean or more are screened once. Where only zeros would be left (one jump in a series that stands
 * still) nothing is screened: limits without width would call every month a signal.
 */
function screenedMean(ranges: readonly number[]): number {
  const all = mean(ranges);
  const kept = ranges.filter((range) => range < LARGEST_RANGE * all);
  return mean(kept) > 0 ? mean(kept) : all;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Months that are equal have a mean that a float may miss by its last digit: nearer than this is on the line. */
const ON_THE_LINE = 1e-9;

export function sideOf(value: number, line: number): -1 | 0 | 1 {
  const away = value - line;
  if (Math.abs(away) <= ON_THE_LINE * Math.max(1, Math.abs(line))) return 0;
  return away > 0 ? 1 : -1;
}

type Side = -1 | 0 | 1;

function signalsOf(values: readonly (number | null)[], limits: Limits): readonly (Signal | null)[] {
  const beyond = (high: number, low: number) =>
    values.map((value): Side => {
      if (value === null) return 0;
      if (sideOf(value, high) > 0) return 1;
      return sideOf(value, low) < 0 ? -1 : 0;
    });
  const outside = beyond(limits.high, limits.low);
  const ofMean = beyond(limits.centre, limits.centre);
  // As in NHSRplotthedots, near the limit is within it: a point beyond is a signal of its own.
  const near = beyond(limits.nearHigh, limits.nearLow).map((side, index) =>
    outside[index] === 0 ? side : 0,
  );
  const found: Readonly<Record<SignalKind, readonly Side[]>> = {
    'beyond-limit': outside,
    trend: trendsOf(values),
    'two-of-three': twoOfThree(near, ofMean),
    shift: runsOfSeven(ofMean),
  };
  return values.map((_value, index) => {
    const kind = SIGNALS.find((each) => found[each][index] !== 0);
    return kind === undefined ? null : { kind, side: found[kind][index] === 1 ? 'high' : 'low' };
  });
}

/** Seven points strictly rising or falling; where one run ends and another begins, the point belongs to the later. */
function trendsOf(values: readonly (number | null)[]): readonly Side[] {
  const steps = values.map((value, index): Side => {
    const before = values[index - 1];
    return value === null || before === null || before === undefined ? 0 : sideOf(value, before);
  });
  const trend = values.map((): Side => 0);
  for (let end = RUN - 1; end < values.length; end += 1) {
    const side = steps[end] ?? 0;
    const isRun = side !== 0 && steps.slice(end - RUN + 2, end + 1).every((step) => step === side);
    if (isRun) trend.fill(side, end - RUN + 1, end + 1);
  }
  return trend;
}

function runsOfSeven(sides: readonly Side[]): readonly Side[] {
  const shift = sides.map((): Side => 0);
  for (let end = RUN - 1; end < sides.length; end += 1) {
    const side = sides[end] ?? 0;
    if (side !== 0 && sides.slice(end - RUN + 1, end + 1).every((each) => each === side))
      shift.fill(side, end - RUN + 1, end + 1);
  }
  return shift;
}

/** Of three in a row on one side of the mean, two or more near the limit: those two are told. */
function twoOfThree(near: readonly Side[], ofMean: readonly Side[]): readonly Side[] {
  const told = near.map((): Side => 0);
  for (let first = 0; first + 2 < near.length; first += 1) {
    const three = [first, first + 1, first + 2];
    const side = ofMean[first] ?? 0;
    const nearOnes = three.filter((index) => near[index] === side);
    if (side !== 0 && three.every((index) => ofMean[index] === side) && nearOnes.length >= 2)
      for (const index of nearOnes) told[index] = side;
  }
  return told;
}

/** Improvement or concern by direction; high or low for what is only followed. */
export type Sense = 'improvement' | 'concern' | 'high' | 'low';

export function senseOf({ side }: Signal, direction: Direction): Sense {
  if (direction === 'track') return side;
  return (side === 'high') === (direction === 'higher') ? 'improvement' : 'concern';
}

/** Whether a series that goes on as it does meets a target: surely when the target lies beyond the limits, else now and then. */
export type Assurance = 'will-be-met' | 'will-not-be-met' | 'inconsistent';

/** `isHigherBetter`: by the target's comparator, which may go against no direction. */
export function assure({ low, high }: Limits, target: number, isHigherBetter: boolean): Assurance {
  const below = sideOf(target, low) < 0;
  const above = sideOf(target, high) > 0;
  if (!below && !above) return 'inconsistent';
  return below === isHigherBetter ? 'will-be-met' : 'will-not-be-met';
}
