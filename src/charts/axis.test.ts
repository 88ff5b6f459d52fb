import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor, writeTicks, writeValue } from './axis.ts';
import type { AxisFormat } from './contract.ts';

const SHARE: AxisFormat = { decimals: 1, suffix: '\u00a0%', language: 'sv' };
const INDEX: AxisFormat = { decimals: 2, suffix: '', language: 'sv' };

describe('a value axis', () => {
  it.each([
    ['shares far from zero', [70, 72, 73, 74, 76, 77, 78, 87, 90], SHARE, 60, 100],
    ['one share', [77], SHARE, 70, 85],
    ['shares near zero', [5.6, 6, 5.8, 7], SHARE, 0, 8],
    ['all or nobody', [0, 100], SHARE, 0, 100],
    ['an index', [0.33, 0.36, 0.4], INDEX, 0.3, 0.42],
    ['a deficit', [-48.2, -61.9, 0], { ...INDEX, decimals: 1 }, -80, 20],
    ['nothing', [], SHARE, 0, 100],
  ] as const)('for %s', (_, values, format, start, end) => {
    const axis = axisFor(values, format);
    expect([axis.start, axis.end]).toEqual([start, end]);
  });

  it('holds all its values, and a share never leaves 0–100', () => {
    const shares = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, (values) => {
        const { start, end, ticks } = axisFor(values, SHARE);
        expect(start).toBeLessThanOrEqual(Math.min(...values));
        expect(end).toBeGreaterThanOrEqual(Math.max(...values));
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(100);
        expect(ticks.length).toBeGreaterThan(1);
      }),
    );
  });

  it('carries its unit on the last tick only', () => {
    expect(writeTicks(axisFor([70, 90], SHARE), SHARE).at(-1)).toMatch(/^\d+\u00a0%$/);
    expect(writeTicks(axisFor([70, 90], SHARE), SHARE)[0]).not.toContain('%');
  });
});

describe('a value in a chart', () => {
  it.each([
    [76.85, SHARE, '76,9'],
    [99.97, SHARE, '99,97'],
    [266_108, { ...INDEX, decimals: 0 }, '266\u00a0108'],
    [-23.4, SHARE, '\u221223,4'],
    [0.1 + 0.2, INDEX, '0,30'],
  ] as const)('%d is written as in the tables', (value, format, written) => {
    expect(writeValue(value, format)).toBe(written);
  });
});
