import { describe, expect, it } from 'vitest';
import { eventInterval, wilson } from './interval.ts';

// Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17:857–872, table I,
// method 3 (score without continuity correction).
describe('Wilson’s interval agrees with Newcombe 1998', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (numerator, denominator, low, high) => {
    const interval = wilson(numerator, denominator, '95');
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is none for impossible counts', () => {
    expect(wilson(0, 0, '95')).toBeNull();
    expect(wilson(5, 4, '95')).toBeNull();
    expect(wilson(-1, 4, '95')).toBeNull();
  });
});

// Exact Poisson limits: Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28:437–442.
describe('limits of a number of events', () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [2, 0.242, 7.225],
    [5, 1.6235, 11.6683],
    [9, 4.115, 17.085],
  ])('%i events, exactly', (events, low, high) => {
    const interval = eventInterval(events, '95');
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
  });

  // From ten events Byar's approximation stands in for the exact limits.
  it.each([
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
    [100, 81.36, 121.63],
  ])('%i events, within two parts in a thousand of the exact limits', (events, low, high) => {
    const interval = eventInterval(events, '95');
    expect(Math.abs((interval?.low ?? 0) / low - 1)).toBeLessThan(0.002);
    expect(Math.abs((interval?.high ?? 0) / high - 1)).toBeLessThan(0.002);
  });

  it('are none for less than nothing and for parts of events', () => {
    expect(eventInterval(-1, '95')).toBeNull();
    expect(eventInterval(1.5, '95')).toBeNull();
  });
});
