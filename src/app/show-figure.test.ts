import { describe, expect, it } from 'vitest';
import { decimal } from '../core/decimal.ts';
import type { Figure, Observation, Outcome } from '../core/observation.ts';
import { yearPeriod } from '../core/period.ts';
import type { Indicator } from '../plan/contract.ts';
import { showFigure } from './show-figure.ts';

const share = { id: 'a', kind: 'proportion', unit: 'percent', decimals: 1 } as Indicator;
const figure = (changes: Partial<Figure>): Figure => ({
  kind: 'figure',
  value: null,
  numerator: null,
  denominator: null,
  certainty: 'final',
  ...changes,
});
const seen = (outcome: Outcome): Observation => ({
  id: '7',
  regionId: 'r',
  indicatorId: 'a',
  definition: 'f',
  group: { kind: 'region', id: 'r', name: 'R' },
  sex: 'total',
  period: yearPeriod(2023),
  outcome,
  note: '',
  provenance: { deliveryId: '1', file: 'f.csv', sheet: null, row: 2, careVersion: null },
  knownFrom: '2024-01-01T00:00:00.000Z',
  restatementReason: null,
});
const show = (outcome: Outcome, language: 'sv' | 'en' = 'sv') =>
  showFigure(seen(outcome), 2023, share, language);

describe('a figure on a page', () => {
  it('that was never delivered is missing as "not reported", never empty', () => {
    expect(showFigure(null, 2022, share, 'sv')).toMatchObject({
      text: '–',
      value: null,
      missing: 'not-reported',
      observationId: null,
      year: 2022,
    });
  });

  it.each([
    ['pending', '–'],
    ['suppressed', '..'],
    ['not-applicable', '.'],
  ] as const)('that is %s shows its mark and keeps its reason', (reason, text) => {
    expect(show({ kind: 'missing', reason })).toMatchObject({ text, missing: reason, observationId: '7' });
  });

  it.each([
    ['both counts', figure({ value: decimal('84.2'), numerator: 32, denominator: 38 }), '32 av 38'],
    [
      'counts that say another value than was delivered',
      figure({ value: decimal('15.7'), numerator: 6, denominator: 38 }),
      '6 av 38, levererat 15,7',
    ],
    [
      'counts of a value delivered without decimals',
      figure({ value: decimal('84'), numerator: 32, denominator: 38 }),
      '32 av 38',
    ],
    ['a numerator alone', figure({ value: decimal('28.0'), numerator: 2742 }), 'täljare 2\u00a0742'],
    ['a denominator alone', figure({ value: decimal('71'), denominator: 1492 }), 'nämnare 1\u00a0492'],
    ['doubt', figure({ value: decimal('74'), certainty: 'approximate' }), 'ungefärligt'],
    ['nothing more', figure({ value: decimal('77') }), ''],
  ])('with %s says so below', (_what, outcome, sub) => {
    expect(show(outcome).sub).toBe(sub);
  });

  it('is written in the reader’s language', () => {
    const outcome = figure({ value: decimal('28.0'), numerator: 2742 });
    expect(show(outcome, 'en')).toMatchObject({ text: '28.0\u00a0%', sub: 'numerator 2,742' });
  });
});
