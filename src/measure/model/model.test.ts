// The small exact parts under every engine: sums of fractions, orders, periods, groups of units, fingerprints.
import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../core/period.ts';
import type { MeasureRow } from '../contract.ts';
import { checkModel } from './check-model.ts';
import { belongs } from './code-lists.ts';
import type { BooleanExpression, CodeList } from './expression.ts';
import { fingerprintOf } from './fingerprint.ts';
import { meanOf, sumFractions } from './fraction-sum.ts';
import { listPeriods } from './list-periods.ts';
import type { MeasureModel } from './measure-model.ts';
import { ageBandOf, orderRows } from './order-rows.ts';
import { rollUp, rollUpUnits } from './roll-up.ts';

const span = (text: string) => {
  const period = readPeriod(text);
  if (period === null) throw new Error(text);
  return period;
};

describe('a sum of fractions', () => {
  it('keeps one exact term per denominator, whatever the order, and none for zero', () => {
    const terms = [
      { numerator: 2, denominator: 6 },
      { numerator: 0, denominator: 12 },
      { numerator: 3, denominator: 2 },
      { numerator: 1, denominator: 6 },
      { numerator: -3, denominator: 2 },
    ];
    expect(sumFractions(terms)).toEqual([{ denominator: 6, numerator: 3 }]);
    expect(sumFractions(terms.toReversed())).toEqual(sumFractions(terms));
  });

  it('is divided once, at the end', () => {
    // 1/3 + 1/3 + 1/3 over three persons is exactly a third; rounding each first would give 0.3333 · 3 / 3.
    expect(meanOf([{ denominator: 3, numerator: 3 }], 3, 6)).toBe('0.333333');
    expect(
      meanOf(
        [
          { denominator: 6, numerator: 1 },
          { denominator: 20, numerator: 7 },
        ],
        2,
        4,
      ),
    ).toBe('0.2583');
    expect(meanOf([], 4, 2)).toBe('0.00');
    expect(meanOf([], 0, 2)).toBeNull();
  });

  it('refuses numbers that are no longer exact', () => {
    const huge = { numerator: Number.MAX_SAFE_INTEGER, denominator: 2 };
    expect(() => sumFractions([huge, huge])).toThrow(RangeError);
  });
});

describe('a list of periods', () => {
  it('has the months, tertials and years that lie in the span', () => {
    expect(listPeriods('month', span('2023-11..2024-02')).map(({ start }) => start)).toEqual([
      '2023-11-01',
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
    ]);
    expect(listPeriods('tertial', span('2024'))).toHaveLength(3);
    expect(listPeriods('year', span('2023-02..2024-12'))).toEqual([span('2024')]);
  });

  it('has twelve months that end in each month of the span', () => {
    expect(listPeriods('rolling-12', span('2024-01..2024-02'))).toEqual([
      { start: '2023-02-01', end: '2024-02-01' },
      { start: '2023-03-01', end: '2024-03-01' },
    ]);
  });
});

describe('a code list', () => {
  const list: CodeList = { id: 'x', under: ['F32', 'I1'], exact: ['Z000'], except: ['I110'] };

  it.each([
    ['F32.1', true],
    ['F321', true],
    ['F33', false],
    ['Z00.0', true],
    ['Z0001', false],
    ['I10', true],
    ['I11.0', false],
    ['', false],
  ])('%s belongs: %s', (code, expected) => {
    expect(belongs(code, list)).toBe(expected);
  });
});

const row = (unit: string | null, sex: string, numerator: number, period = '2024'): MeasureRow => ({
  period: span(period),
  stratum: { unit, sex },
  population: 10,
  excluded: { avlidna: 1 },
  withoutValue: 0,
  excepted: {},
  denominator: 9,
  numerator,
  sum: [{ denominator: 6, numerator }],
});

describe('rows', () => {
  it('are ordered by period as asked, then by unit by code points, with the unknown last', () => {
    const rows = [row(null, 'male', 0), row('ö', 'male', 1), row('a', 'male', 2), row('Z', 'male', 3)];
    const later = row('a', 'male', 4, '2023');
    const ordered = orderRows([...rows, later], { periods: [span('2023'), span('2024')], ageBands: [] });
    expect(ordered.map(({ numerator }) => numerator)).toEqual([4, 3, 2, 1, 0]);
  });

  it('are summed exactly to sexes together, and to areas as they were in the period', () => {
    const rows = [row('a', 'female', 1), row('a', 'male', 2), row('b', 'male', 4), row(null, 'male', 8)];
    expect(rollUp(rows, ['unit'])[0]).toEqual({
      ...row('a', 'female', 3),
      stratum: { unit: 'a' },
      population: 20,
      excluded: { avlidna: 2 },
      denominator: 18,
    });
    const areas = rollUpUnits(rollUp(rows, ['unit']), (unit) => (unit === 'a' ? ['norr', 'egen'] : ['norr']));
    expect(areas.map(({ stratum, numerator }) => [stratum.unit, numerator])).toEqual([
      ['norr', 7],
      ['egen', 3],
    ]);
  });
});

describe('an age band', () => {
  it.each([
    [0, '0–17'],
    [17, '0–17'],
    [18, '18–74'],
    [75, '75–'],
    [-1, '0–17'],
    [null, null],
  ])('of %s is %s', (age, expected) => {
    expect(ageBandOf(age, [0, 18, 75])).toBe(expected);
  });
});

const model = (population: BooleanExpression): MeasureModel => ({
  subject: {
    kind: 'persons',
    unit: { kind: 'text', value: 'a' },
    ageOn: { kind: 'period-last-day' },
  },
  population,
  exclusions: [],
  exceptions: [],
  statistic: { kind: 'count' },
});
const diagnosis = (list: CodeList): BooleanExpression => ({
  kind: 'exists',
  among: {
    kind: 'events',
    table: 'diagnosis',
    where: { kind: 'code-in', code: { kind: 'text-column', of: 'row', column: 'code' }, list },
    window: null,
  },
});
const codes = (id: string, ...under: readonly string[]): CodeList => ({ id, under, exact: [], except: [] });

describe('the fingerprint of a model', () => {
  it('stays when the order of conditions or codes changes, or a code list gets another name', () => {
    const a = diagnosis(codes('depression', 'F32', 'F33'));
    const b: BooleanExpression = {
      kind: 'during',
      table: 'care_home',
      on: { kind: 'period-end' },
      where: { kind: 'always' },
    };
    expect(fingerprintOf(model({ kind: 'all-of', of: [a, b] }))).toBe(
      fingerprintOf(model({ kind: 'all-of', of: [b, diagnosis(codes('nedstamdhet', 'F33', 'F32'))] })),
    );
  });

  it('changes with a code, and with the order of what is counted first', () => {
    expect(fingerprintOf(model(diagnosis(codes('d', 'F32'))))).not.toBe(
      fingerprintOf(model(diagnosis(codes('d', 'F33')))),
    );
    const reasons = [
      { id: 'a', when: { kind: 'always' } },
      { id: 'b', when: { kind: 'always' } },
    ] as const;
    const excluding = (exclusions: MeasureModel['exclusions']) => ({
      ...model({ kind: 'always' }),
      exclusions,
    });
    expect(fingerprintOf(excluding(reasons))).not.toBe(fingerprintOf(excluding(reasons.toReversed())));
  });

  it('is 16 hex digits and always the same: stored results depend on it', () => {
    expect(fingerprintOf(model({ kind: 'always' }))).toBe('db15f919ca5f5d21');
  });
});

describe('a faulty model', () => {
  const rowColumn = (column: string): BooleanExpression => ({ kind: 'boolean-column', of: 'row', column });

  it('is told: a row where there is none, a column that is missing or of another type', () => {
    expect(checkModel(model(rowColumn('is_main')))).toEqual(['no row to read is_main from']);
    const inTable = (where: BooleanExpression): MeasureModel =>
      model({ kind: 'exists', among: { kind: 'events', table: 'diagnosis', where, window: null } });
    expect(checkModel(inTable(rowColumn('is_planned')))).toEqual(['diagnosis has no is_planned']);
    expect(checkModel(inTable(rowColumn('code')))).toEqual(['diagnosis.code is text, not boolean']);
  });

  it('may not look at an outer row from a window', () => {
    const looksOut: BooleanExpression = {
      kind: 'exists',
      among: {
        kind: 'events',
        table: 'contact',
        where: { kind: 'always' },
        window: {
          kind: 'window',
          column: 'visited_on',
          from: { kind: 'date-column', of: 'row', column: 'on' },
          until: null,
        },
      },
    };
    expect(checkModel(model(looksOut))).toEqual(['no row to read on from']);
  });
});
