// What a series of months, a year made of months, and two years beside each other say: tables that an analyst can check by hand.
import { describe, expect, it } from 'vitest';
import { compareYears, writeYearComparisons } from '../../src/analyse/compare-years.ts';
import { leastMonths, poolPeriod } from '../../src/analyse/pool-period.ts';
import type { Assurance, Sense } from '../../src/analyse/process-control.ts';
import { assure, controlSeries, senseOf } from '../../src/analyse/process-control.ts';
import type { Direction } from '../../src/core/measure.ts';
import { readPeriod, rollingYear, yearPeriod } from '../../src/core/period.ts';
import type { Indicator } from '../../src/plan/contract.ts';
import type { Given } from '../fixtures/make.ts';
import { makeIndicator, observe } from '../fixtures/make.ts';

const period = (text: string) => {
  const read = readPeriod(text);
  if (read === null) throw new Error(text);
  return read;
};
const months = (given: readonly Given[]) =>
  given.map((each, index) => observe({ period: `2023-${String(index + 1).padStart(2, '0')}`, ...each }));
const ratio = makeIndicator({ aggregation: 'pooled-ratio' });
const rate = makeIndicator({ kind: 'rate', unit: 'per_1000_listed', aggregation: 'pooled-ratio' });
const mean = makeIndicator({ kind: 'index', unit: 'index', aggregation: 'weighted-mean', decimals: 2 });
const count = makeIndicator({ kind: 'count', unit: 'visits', aggregation: 'sum' });
const reported = makeIndicator({ aggregation: 'mean-of-months' });
const alone = makeIndicator({ aggregation: 'none' });

describe('a period from its months', () => {
  const counts = (numerator: number, denominator: number): Given => ({ numerator, denominator });
  const four = [counts(9, 10), counts(50, 100), counts(1, 2), counts(40, 88)];
  it.each<[string, Indicator, readonly Given[], string, string]>([
    // The mean of the four shares would be 61.4: months count by how many they are of.
    ['a share is Σ numerators / Σ denominators', ratio, four, '2023-T1', 'pooled 50 of 4'],
    ['a rate too, per thousand', rate, four, '2023-T1', 'pooled 500 of 4'],
    [
      'a mean is weighted by persons: (0.2 · 300 + 0.6 · 100) / 400',
      mean,
      [
        { value: '0.2', denominator: 100 },
        { value: '0.2', denominator: 100 },
        { value: '0.2', denominator: 100 },
        { value: '0.6', denominator: 100 },
      ],
      '2023-T1',
      'weighted 0.3 of 4',
    ],
    ['counts are added', count, [7, 8, 9, 10].map((n) => ({ value: String(n) })), '2023-T1', 'sum 34 of 4'],
    [
      'a month with nobody to count adds nothing',
      ratio,
      [counts(9, 10), { missing: 'not-applicable' }, counts(1, 2), counts(40, 88)],
      '2023-T1',
      'pooled 50 of 3',
    ],
    ['a missing month stops it', ratio, four.slice(0, 3), '2023-T1', 'refused missing-months 2023-04'],
    [
      'a suppressed month too: it must not be computable from the year',
      ratio,
      [...four.slice(0, 3), { missing: 'suppressed' }],
      '2023-T1',
      'refused missing-months 2023-04',
    ],
    [
      'reported percentages are never pooled',
      ratio,
      [...four.slice(0, 3), { value: '45.5' }],
      '2023-T1',
      'refused reported-value 2023-04',
    ],
    [
      'nor an index without its persons',
      mean,
      [1, 2, 3, 4].map(() => ({ value: '0.2' })),
      '2023-T1',
      'refused reported-value 2023-01 2023-02 2023-03 2023-04',
    ],
    [
      'never two definitions',
      ratio,
      [...four.slice(0, 3), { ...counts(1, 2), definition: 'older' }],
      '2023-T1',
      'refused different-definition 2023-04',
    ],
    [
      'ten months make a mean of a year',
      reported,
      Array.from({ length: 10 }, (_, index) => ({ value: String(70 + index) })),
      '2023',
      'mean-of-months 74.5 of 10',
    ],
    [
      'nine do not',
      reported,
      Array.from({ length: 9 }, () => ({ value: '70' })),
      '2023',
      'refused too-few-months 2023-10 2023-11 2023-12',
    ],
    ['what cannot be put together is not', alone, four, '2023-T1', 'refused cannot-be-pooled'],
    [
      'of nobody there is no share',
      ratio,
      [1, 2, 3, 4].map(() => counts(0, 0)),
      '2023-T1',
      'refused nobody 2023-01 2023-02 2023-03 2023-04',
    ],
  ])('%s', (_name, indicator, given, span, expected) => {
    const pool = poolPeriod(months(given), period(span), indicator);
    const told =
      pool.kind === 'refused'
        ? ['refused', pool.why, ...pool.months].join(' ')
        : `${pool.kind} ${Number(pool.value)} of ${pool.months}`;
    expect(told).toBe(expected);
  });

  it('needs ten months of a year, all four of a tertial, and rolls over the turn of the year', () => {
    expect([leastMonths(yearPeriod(2023)), leastMonths(period('2023-T2'))]).toEqual([10, 4]);
    expect(rollingYear(period('2023-04'))).toEqual({ start: '2022-05-01', end: '2023-05-01' });
  });
});

describe('a control chart', () => {
  const series = (values: readonly (number | null)[], breakAt = -1) =>
    controlSeries(values.map((value, index) => ({ value, isBreak: index === breakAt })));
  /** Eleven quiet months between 49 and 51, mean 50, moving range 2 on average. */
  const quiet = [49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 50];
  const MARKS = { 'beyond-limit': 'L', trend: 'T', 'two-of-three': '2', shift: 'S' } as const;
  const marks = (values: readonly (number | null)[], breakAt?: number) =>
    series(values, breakAt)
      .signals.map((signal) =>
        signal === null
          ? '.'
          : signal.side === 'high'
            ? MARKS[signal.kind]
            : MARKS[signal.kind].toLowerCase(),
      )
      .join('');

  it('has its mean in the middle and its limits 2.66 mean moving ranges away', () => {
    const [phase] = series([...quiet, 50]).phases;
    const range = (2 * 9 + 1 + 0) / 11;
    expect(phase?.limits?.centre).toBeCloseTo(50, 10);
    expect(phase?.limits?.high).toBeCloseTo(50 + 2.66 * range, 10);
    expect(phase?.limits?.nearLow).toBeCloseTo(50 - 1.773 * range, 10);
  });

  it('screens moving ranges of 3.267 times their mean, once', () => {
    const [phase] = series([...quiet, 80, 50]).phases;
    // Nine of 2, one of 1, two of 30: their mean is 6.58, so 30 is screened and 1.9 is left.
    expect(phase?.limits?.high).toBeCloseTo((phase?.limits?.centre ?? 0) + 2.66 * 1.9, 10);
  });

  it.each<[string, readonly (number | null)[], string]>([
    ['nothing happens', [...quiet, 50], '............'],
    ['twelve equal months have no signals', Array.from({ length: 12 }, () => 0.1), '............'],
    ['one month far away is beyond the limit', [...quiet, 60], '...........L'],
    ['and so is one far below', [...quiet, 40], '...........l'],
    // The rising months end above the limit: that signal comes first.
    ['seven rising months are a trend', [44, 56, 44, 56, 44, 46, 47, 48, 49, 50, 51, 56], '....TTTTTTTT'],
    ['six are not', [44, 56, 44, 56, 44, 56, 46, 47, 48, 49, 50, 51], '............'],
    ['seven falling are one downwards', [44, 56, 44, 56, 51, 50, 49, 48, 47, 46, 45, 56], '...tttttttt.'],
    [
      'seven on one side are a shift',
      [40, 60, 40, 60, 40, 52, 54, 52, 54, 52, 54, 52, 40, 40],
      '.....SSSSSSS..',
    ],
    [
      'a missing month ends a run',
      [40, 60, 40, 60, 40, 52, 54, 52, null, 54, 52, 54, 52, 40, 40],
      '...............',
    ],
    ['under twelve months nothing is told', [...quiet.slice(0, 10), 80], '...........'],
  ])('%s', (_name, values, expected) => {
    expect(marks(values)).toBe(expected);
  });

  it('tells two of three months near a limit on one side, and not the one between', () => {
    const values = [50, 51, 50, 49, 50, 51, 50, 49, 50, 51, 50, 49, 50, 49, 50, 54, 52, 54, 50];
    const { limits } = series(values).phases[0] ?? {};
    expect(limits?.nearHigh).toBeCloseTo(53.03, 2);
    expect(limits?.high).toBeCloseTo(54.32, 2);
    expect(marks(values)).toBe('...............2.2.');
  });

  it('claims nothing across a break in the definition', () => {
    const before = Array.from({ length: 12 }, (_, index) => 20 + (index % 2));
    const after = Array.from({ length: 12 }, (_, index) => 80 + (index % 2));
    const { phases } = series([...before, ...after], 12);
    expect(phases.map(({ from, to, known }) => [from, to, known])).toEqual([
      [0, 11, 12],
      [12, 23, 12],
    ]);
    expect(marks([...before, ...after], 12)).toBe('.'.repeat(24));
    expect(series([...before, ...after.slice(0, 5)], 12).phases[1]?.limits).toBeNull();
  });

  it.each<[Direction, 'high' | 'low', Sense]>([
    ['higher', 'high', 'improvement'],
    ['higher', 'low', 'concern'],
    ['lower', 'high', 'concern'],
    ['lower', 'low', 'improvement'],
    ['track', 'high', 'high'],
    ['track', 'low', 'low'],
  ])('where %s is better, a %s signal is %s', (direction, side, sense) => {
    expect(senseOf({ kind: 'shift', side }, direction)).toBe(sense);
  });

  it.each<[number, boolean, Assurance]>([
    [40, true, 'will-be-met'],
    [60, true, 'will-not-be-met'],
    [50, true, 'inconsistent'],
    [45, true, 'inconsistent'],
    [40, false, 'will-not-be-met'],
    [60, false, 'will-be-met'],
  ])(
    'a target of %d (higher better: %s) between limits 45 and 55 is %s',
    (target, isHigherBetter, expected) => {
      const limits = { centre: 50, low: 45, high: 55, nearLow: 47, nearHigh: 53 };
      expect(assure(limits, target, isHigherBetter)).toBe(expected);
    },
  );
});

describe('two years', () => {
  const year = (at: number, numerator: number, denominator: number) =>
    observe({ period: at, numerator, denominator });
  it.each<[string, number, number, number, Direction, string]>([
    ['a clear rise is better', 700, 760, 1000, 'higher', 'improved'],
    ['or worse where lower is better', 700, 760, 1000, 'lower', 'worse'],
    ['or only higher where it is followed', 700, 760, 1000, 'track', 'higher'],
    ['a clear fall is worse', 760, 700, 1000, 'higher', 'worse'],
    ['a small rise of few cannot be told', 70, 76, 100, 'higher', 'cannot-tell'],
    ['what prints alike is unchanged', 7001, 7002, 10_000, 'higher', 'unchanged'],
  ])('%s', (_name, before, after, of, direction, expected) => {
    const indicator = makeIndicator({ direction });
    expect(compareYears(year(2022, before, of), year(2023, after, of), indicator)).toBe(expected);
  });

  it('cannot be told apart without counts, nor across definitions', () => {
    const indicator = makeIndicator();
    const bare = [observe({ period: 2022, value: '70' }), observe({ period: 2023, value: '90' })] as const;
    expect(compareYears(bare[0], bare[1], indicator)).toBe('cannot-tell');
    expect(
      compareYears({ ...year(2022, 10, 100), definition: 'older' }, year(2023, 90, 100), indicator),
    ).toBe('cannot-tell');
  });

  it('are told in words, a pair at a time', () => {
    const years = [year(2021, 700, 1000), year(2022, 760, 1000), year(2023, 762, 1000)];
    expect(writeYearComparisons(years, makeIndicator(), 'sv')).toBe(
      'Från 2021 till 2022: bättre, och skillnaden är större än slumpen ger. Från 2022 till 2023: oförändrat.',
    );
    expect(writeYearComparisons(years.slice(0, 1), makeIndicator(), 'en')).toBe('');
  });
});
