// Process control, funnels and pooling against slow references: written as the rules read, one point at a time.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceBetween } from '../../src/analyse/compare-years.ts';
import { funnelLimits, funnelOf, overDispersion } from '../../src/analyse/funnel.ts';
import type { Confidence } from '../../src/analyse/interval.ts';
import { wilson } from '../../src/analyse/interval.ts';
import { poolPeriod } from '../../src/analyse/pool-period.ts';
import type { SeriesPoint, SignalKind } from '../../src/analyse/process-control.ts';
import { controlSeries } from '../../src/analyse/process-control.ts';
import { tertialPeriod } from '../../src/core/period.ts';
import { makeIndicator, observe } from '../fixtures/make.ts';

const points = fc.array(
  fc.record({
    // Few different values, so that runs, ties and equal months are common.
    value: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    isBreak: fc.oneof(
      { weight: 30, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  { minLength: 0, maxLength: 48 },
);

interface Slow {
  readonly kind: SignalKind;
  readonly side: 'high' | 'low';
}

/** The rules of statistics.md, Trend, asked of one point by looking at every window that it lies in. */
function slowSignals(series: readonly SeriesPoint[]): readonly (Slow | null)[] {
  const phases: (number | null)[][] = [];
  for (const { value, isBreak } of series) {
    if (isBreak || phases.length === 0) phases.push([]);
    phases.at(-1)?.push(value);
  }
  return phases.flatMap((values) => {
    const known = values.filter((value) => value !== null);
    if (known.length < 12) return values.map(() => null);
    const centre = known.reduce((a, b) => a + b, 0) / known.length;
    const ranges: number[] = [];
    for (let at = 1; at < values.length; at += 1) {
      const [one, other] = [values[at - 1], values[at]];
      if (one != null && other != null) ranges.push(Math.abs(one - other));
    }
    const average = (list: readonly number[]) =>
      list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length;
    const screened = average(ranges.filter((range) => range < 3.267 * average(ranges)));
    const range = screened > 0 ? screened : average(ranges);
    const above = (value: number | null | undefined, line: number) => value != null && value > line + 1e-7;
    const below = (value: number | null | undefined, line: number) => value != null && value < line - 1e-7;
    const windows = (size: number, at: number) =>
      Array.from({ length: size }, (_, back) => at - back)
        .filter((start) => start >= 0 && start + size <= values.length)
        .map((start) => values.slice(start, start + size))
        .filter((window): window is number[] => window.every((value) => value !== null));
    return values.map((value, at): Slow | null => {
      if (value === null) return null;
      const far = 2.66 * range;
      const near = 1.773 * range;
      if (above(value, centre + far)) return { kind: 'beyond-limit', side: 'high' };
      if (below(value, centre - far)) return { kind: 'beyond-limit', side: 'low' };
      // The latest window comes first in `windows`: a turning point belongs to the run that begins at it.
      for (const window of windows(7, at)) {
        if (window.every((each, index) => index === 0 || each > (window[index - 1] ?? 0)))
          return { kind: 'trend', side: 'high' };
        if (window.every((each, index) => index === 0 || each < (window[index - 1] ?? 0)))
          return { kind: 'trend', side: 'low' };
      }
      const isNear = (each: number, side: 'high' | 'low') =>
        side === 'high'
          ? above(each, centre + near) && !above(each, centre + far)
          : below(each, centre - near) && !below(each, centre - far);
      const isOn = (each: number, side: 'high' | 'low') =>
        side === 'high' ? above(each, centre) : below(each, centre);
      for (const side of ['high', 'low'] as const)
        for (const window of windows(3, at))
          if (
            isNear(value, side) &&
            window.every((each) => isOn(each, side)) &&
            window.filter((each) => isNear(each, side)).length >= 2
          )
            return { kind: 'two-of-three', side };
      for (const side of ['high', 'low'] as const)
        for (const window of windows(7, at))
          if (window.every((each) => isOn(each, side))) return { kind: 'shift', side };
      return null;
    });
  });
}

it('signals are those that the rules give when each point is asked by itself', () => {
  fc.assert(
    fc.property(points, (series) => {
      expect(controlSeries(series).signals).toEqual(slowSignals(series));
    }),
    { numRuns: 3000 },
  );
});

it('signals do not depend on the unit that values are told in, nor on where zero is', () => {
  fc.assert(
    fc.property(
      points,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -500, max: 500 }),
      (series, scale, shift) => {
        const moved = series.map(({ value, isBreak }) => ({
          value: value === null ? null : value * scale + shift,
          isBreak,
        }));
        expect(controlSeries(moved).signals).toEqual(controlSeries(series).signals);
      },
    ),
  );
});

it('turned upside down, high signals are low', () => {
  fc.assert(
    fc.property(points, (series) => {
      const turned = series.map(({ value, isBreak }) => ({ value: value === null ? null : -value, isBreak }));
      const expected = controlSeries(series).signals.map((signal) =>
        signal === null ? null : { ...signal, side: signal.side === 'high' ? 'low' : 'high' },
      );
      expect(controlSeries(turned).signals).toEqual(expected);
    }),
  );
});

const counted = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 400 }))
  .map(([a, denominator]) => ({ numerator: Math.min(a, denominator), denominator }));

/** The numerator whose own Wilson interval just touches the centre, found by halving. */
function slowLimit(centre: number, n: number, confidence: Confidence, side: 'low' | 'high'): number {
  let [from, to] = side === 'low' ? [0, centre * n] : [centre * n, n];
  for (let step = 0; step < 80; step += 1) {
    const middle = (from + to) / 2;
    const interval = wilson(middle, n, confidence);
    if (interval === null) throw new Error('A possible count has an interval');
    const isOutside = side === 'low' ? interval.high < centre : interval.low > centre;
    if (isOutside === (side === 'low')) from = middle;
    else to = middle;
  }
  return (from + to) / 2 / n;
}

it('limits of a share are where a unit’s own Wilson interval begins to leave the pooled value out', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.integer({ min: 200, max: 5000 }),
      fc.constantFrom<Confidence>('95', '99.8'),
      (centre, n, confidence) => {
        const limits = funnelLimits({ centre, kind: 'proportion', phi: null }, n, confidence);
        expect(limits.low).toBeCloseTo(slowLimit(centre, n, confidence, 'low'), 6);
        expect(limits.high).toBeCloseTo(slowLimit(centre, n, confidence, 'high'), 6);
      },
    ),
  );
});

it('a unit lies outside exactly where its Wilson interval leaves the pooled value out, unless limits are widened', () => {
  fc.assert(
    fc.property(fc.array(counted, { minLength: 5, maxLength: 40 }), (units) => {
      const funnel = funnelOf(units, 'proportion');
      if (funnel === null) return;
      const widened = (funnel.phi ?? 0) > 1;
      for (const [index, { numerator, denominator }] of units.entries()) {
        const zone = funnel.positions[index]?.zone;
        const interval = wilson(numerator, denominator, '95');
        if (interval === null || zone === 'small') continue;
        // A hair's breadth from the line either may hold, by the last digit of a float.
        const gap = Math.min(Math.abs(interval.low - funnel.centre), Math.abs(interval.high - funnel.centre));
        const leaves = interval.low > funnel.centre || interval.high < funnel.centre;
        if (gap < 1e-9) continue;
        if (widened) expect(zone !== 'inside' && !leaves).toBe(false);
        else expect(zone !== 'inside').toBe(leaves);
      }
    }),
    { numRuns: 500 },
  );
});

it('φ is a mean square that the order of units does not change and that winsorising only makes smaller', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 5, maxLength: 60 }),
      (scores) => {
        const phi = overDispersion(scores);
        if (phi === null) throw new Error('Five are enough');
        // A tenth at each end, one at a time: the outermost takes the value of the innermost that is cut to.
        const cut = Math.floor(scores.length / 10);
        const left = scores.toSorted((a, b) => a - b).slice(cut, scores.length - cut);
        const drawn = scores.map((score) => Math.min(Math.max(score, Math.min(...left)), Math.max(...left)));
        const slow = drawn.reduce((sum, score) => sum + score * score, 0) / scores.length;
        expect(phi).toBeCloseTo(slow, 8);
        expect(overDispersion(scores.toReversed())).toBeCloseTo(phi, 8);
      },
    ),
  );
});

it('a pooled tertial is the same as if every person had been counted at once', () => {
  const month = fc.array(fc.boolean(), { minLength: 0, maxLength: 30 });
  fc.assert(
    fc.property(fc.tuple(month, month, month, month), (persons) => {
      const everybody = persons.flat();
      const pool = poolPeriod(
        persons.map((each, index) =>
          observe({
            period: `2023-0${index + 1}`,
            numerator: each.filter(Boolean).length,
            denominator: each.length,
          }),
        ),
        tertialPeriod(2023, 1),
        makeIndicator({ aggregation: 'pooled-ratio' }),
      );
      if (everybody.length === 0) expect(pool.kind).toBe('refused');
      else if (pool.kind !== 'pooled') throw new Error(pool.kind);
      else
        expect(Number(pool.value)).toBeCloseTo(
          (100 * everybody.filter(Boolean).length) / everybody.length,
          9,
        );
    }),
  );
});

it('the interval of a difference holds the difference, turns with it, and is no wider than the two intervals together', () => {
  fc.assert(
    fc.property(counted, counted, (one, other) => {
      const indicator = makeIndicator();
      const [before, after] = [observe({ period: 2022, ...one }), observe({ period: 2023, ...other })];
      const there = differenceBetween(before, after, indicator);
      const back = differenceBetween(after, before, indicator);
      if (there === null || back === null) throw new Error('Counts have an interval');
      const difference = 100 * (other.numerator / other.denominator - one.numerator / one.denominator);
      expect(there.low).toBeLessThanOrEqual(difference + 1e-9);
      expect(there.high).toBeGreaterThanOrEqual(difference - 1e-9);
      expect(back.low).toBeCloseTo(-there.high, 9);
      const [first, second] = [
        wilson(one.numerator, one.denominator, '95'),
        wilson(other.numerator, other.denominator, '95'),
      ];
      if (first === null || second === null) throw new Error('Counts have an interval');
      const widest = 100 * (first.high - first.low + second.high - second.low);
      expect(there.high - there.low).toBeLessThanOrEqual(widest + 1e-9);
    }),
  );
});
