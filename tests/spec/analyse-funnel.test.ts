// Units in a funnel: which of them differ from the others more than chance gives.
import { describe, expect, it } from 'vitest';
import {
  funnelAround,
  funnelLimits,
  funnelOf,
  isWidened,
  leastDenominator,
  overDispersion,
} from '../../src/analyse/funnel.ts';

const units = (...counts: readonly (readonly [number, number])[]) =>
  counts.map(([numerator, denominator]) => ({ numerator, denominator }));

describe('limits of a funnel', () => {
  it.each<[string, number, number, '95' | '99.8', number, number]>([
    // 0.8 ± 1.96 · √(0.8 · 0.2 / 100) = 0.8 ± 0.0784
    ['a share', 0.8, 100, '95', 0.7216, 0.8784],
    ['the outer limit', 0.8, 100, '99.8', 0.6764, 0.9236],
    ['no share is over 1', 0.95, 20, '99.8', 0.7994, 1],
    ['nor under 0', 0.05, 20, '95', 0, 0.1455],
  ])('%s: %d of %d', (_name, centre, denominator, confidence, low, high) => {
    const limits = funnelLimits({ centre, kind: 'proportion', phi: null }, denominator, confidence);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  it('of a rate has the variance of a count', () => {
    // 0.5 per person and 200 persons: 0.5 ± 1.96 · √(0.5 / 200)
    const limits = funnelLimits({ centre: 0.5, kind: 'rate', phi: null }, 200, '95');
    expect(limits.high).toBeCloseTo(0.598, 3);
  });

  it('are widened by √φ when φ is over 1, and never narrowed', () => {
    const half = (phi: number | null) =>
      funnelLimits({ centre: 0.5, kind: 'proportion', phi }, 400, '95').high - 0.5;
    expect(half(4) / half(null)).toBeCloseTo(2, 10);
    expect(half(0.3)).toBe(half(null));
    expect([isWidened({ phi: 4 }), isWidened({ phi: 1 }), isWidened({ phi: null })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('over-dispersion', () => {
  it('is the mean square of z-scores, the tenth at each end drawn in', () => {
    // Of ten, one at each end: 9 becomes 2 and −9 becomes −2.
    expect(overDispersion([-9, -2, -1, -1, 0, 0, 1, 1, 2, 9])).toBeCloseTo((4 * 4 + 4) / 10, 10);
    // Of nine, none.
    expect(overDispersion([-3, -1, -1, 0, 0, 0, 1, 1, 3])).toBeCloseTo(22 / 9, 10);
    expect(overDispersion([1, 2, 3, 4])).toBeNull();
  });
});

describe('units in a funnel', () => {
  const alike = units([80, 100], [162, 200], [79, 100], [239, 300], [80, 100]);
  const zonesOf = (given: ReturnType<typeof units>) =>
    funnelOf(given, 'proportion')?.positions.map(({ zone }) => zone);

  it('that are alike lie inside, round the pooled value', () => {
    expect(funnelOf(alike, 'proportion')?.centre).toBeCloseTo(640 / 800, 10);
    expect(zonesOf(alike)).toEqual(['inside', 'inside', 'inside', 'inside', 'inside']);
  });

  it('with too few persons are not placed, however far away they lie', () => {
    expect(leastDenominator(0.8, 'proportion')).toBe(25);
    expect(zonesOf([...alike, ...units([2, 20])])?.at(-1)).toBe('small');
    expect(zonesOf([...alike, ...units([0, 0])])?.at(-1)).toBe('small');
  });

  it('one that differs among many that do not lies outside', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      numerator: 79 + (index % 3),
      denominator: 100,
    }));
    const funnel = funnelOf([...many, ...units([55, 100])], 'proportion');
    expect(funnel?.phi).toBeLessThan(1);
    expect(funnel?.positions.at(-1)).toEqual({ zone: 'outside', side: 'below' });
  });

  it('that all differ from each other widen the limits, so that none is singled out', () => {
    const funnel = funnelOf(
      units([60, 100], [65, 100], [70, 100], [80, 100], [90, 100], [95, 100], [62, 100], [93, 100]),
      'proportion',
    );
    expect(funnel?.phi).toBeGreaterThan(5);
    expect(new Set(funnel?.positions.map(({ zone }) => zone))).toEqual(new Set(['inside']));
  });

  it.each([
    ['fewer than five', units([8, 10], [8, 10], [8, 10], [8, 10])],
    ['all of them reach it', units([10, 10], [10, 10], [10, 10], [10, 10], [10, 10])],
    ['none of them does', units([0, 10], [0, 10], [0, 10], [0, 10], [0, 10])],
    ['nobody is counted', units([0, 0], [0, 0], [0, 0], [0, 0], [0, 0])],
  ])('have no funnel when there are %s', (_name, given) => {
    expect(funnelOf(given, 'proportion')).toBeNull();
  });

  it('of which only some are seen stand in the funnel of the region, without its over-dispersion', () => {
    const funnel = funnelAround(0.8, units([60, 100]), 'proportion');
    expect([funnel?.phi, funnel?.positions[0]?.zone]).toEqual([null, 'outside']);
  });
});
