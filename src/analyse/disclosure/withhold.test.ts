// What each rule does to a small table, figure by figure. That nothing can be worked out is tests/generative/disclosure.
import { describe, expect, it } from 'vitest';
import { makeIndicator, observe } from '../../../tests/fixtures/make.ts';
import type { Observation } from '../../core/observation.ts';
import { NO_ROW } from '../../core/observation.ts';
import type { ReleaseRule } from './rules.ts';
import { PUBLIC_RULE } from './rules.ts';
import type { EarlierEdition, FigureTables } from './withhold.ts';
import { hide, withhold } from './withhold.ts';

const indicator = makeIndicator({ source: 'Provregistret' });
const places = {
  unitsIn: () => ['a', 'b', 'c', 'd'],
  parentsOf: (unit: string) => [unit === 'd' ? 'area:south' : 'area:north'],
};

/** As if units' figures were published: what is hidden for the others' sake is seen best there. */
const RULE: ReleaseRule = { ...PUBLIC_RULE, closed: [] };

type Counts = readonly [numerator: number, denominator: number];

const unit = (id: string, [numerator, denominator]: Counts, prefix = ''): Observation => ({
  ...observe({
    group: { kind: 'unit', id },
    numerator,
    denominator,
    value: null,
    note: 'Två patienter flyttade',
  }),
  id: `${prefix}${id}`,
});
const whole = (
  kind: 'region' | 'area',
  id: string,
  [numerator, denominator]: Counts,
  prefix = '',
): Observation => ({
  ...observe({ group: { kind, id }, numerator, denominator, value: null }),
  id: `${prefix}${id}`,
});

function hidden(
  figures: readonly Observation[],
  {
    earlier = [],
    of = indicator,
    rule = RULE,
    ...more
  }: {
    readonly earlier?: readonly EarlierEdition[];
    readonly of?: typeof indicator;
    readonly rule?: ReleaseRule;
    readonly isPrinted?: NonNullable<FigureTables['isPrinted']>;
  } = {},
) {
  const tables = { figures, earlier, places, indicatorOf: () => of, ...more };
  const { withheld } = withhold(tables, rule);
  return Object.fromEntries([...withheld].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('a figure alone', () => {
  it.each<[Counts, boolean]>([
    [[0, 40], false],
    [[1, 40], true],
    [[4, 40], true],
    [[5, 40], false],
    [[36, 40], true],
    [[35, 40], false],
    [[40, 40], false],
    [[0, 4], true],
    [[0, 0], false],
    [[0, 5], false],
  ])('with %j persons is withheld: %s', (counts, isWithheld) => {
    expect(hidden([unit('a', counts)])).toEqual(isWithheld ? { a: 'few' } : {});
  });

  it('takes its note, its reason and its row with it', () => {
    const figure = { ...unit('a', [2, 40]), restatementReason: 'Var 3' };
    expect(hide(figure)).toEqual({
      ...figure,
      outcome: { kind: 'missing', reason: 'suppressed' },
      note: '',
      restatementReason: null,
      provenance: NO_ROW,
    });
  });

  it('is held against the limit of its register', () => {
    const register = makeIndicator({ source: Object.keys(PUBLIC_RULE.bySource)[0] ?? '' });
    expect(hidden([unit('a', [8, 19])], { of: register })).toEqual({ a: 'few' });
    expect(hidden([unit('a', [8, 20])], { of: register })).toEqual({});
  });

  it('without counts is shown for the region and not for a unit', () => {
    const share = (kind: 'region' | 'unit', id: string) => ({
      ...observe({ group: { kind, id }, value: '77' }),
      id,
    });
    expect(hidden([share('region', 'r'), share('unit', 'a')])).toEqual({ a: 'uncounted' });
  });

  it('of money is nobody’s', () => {
    const money = makeIndicator({ kind: 'money', unit: 'tkr' });
    expect(
      hidden([{ ...observe({ group: { kind: 'unit', id: 'a' }, value: '3' }), id: 'a' }], { of: money }),
    ).toEqual({});
  });
});

describe('a figure among others', () => {
  const table = [
    whole('area', 'north', [60, 200]),
    unit('a', [2, 50]),
    unit('b', [28, 60]),
    unit('c', [30, 90]),
    whole('region', 'r', [75, 250]),
    unit('d', [15, 50]),
  ];

  it('is hidden with the two of fewest persons: one of them knows its own', () => {
    expect(hidden(table)).toEqual({ a: 'few', b: 'protects', c: 'protects' });
  });

  it('is hidden with the same ones whatever the order', () => {
    expect(hidden(table.toReversed())).toEqual(hidden(table));
  });

  it('is not given away by the lowest unit', () => {
    const lowest = { ...observe({ group: { kind: 'unit-min' }, value: '4' }), id: 'lowest' };
    expect(hidden([...table, lowest])).toMatchObject({ lowest: 'extreme' });
    expect(hidden([unit('b', [28, 60]), lowest])).toEqual({});
  });

  it('is not protected by one that has been published before', () => {
    const earlier = {
      figures: table.map((figure) => ({ ...figure })),
      withheld: new Set(['a', 'c']),
    };
    expect(hidden(table, { earlier: [earlier] })).toEqual({ a: 'few', c: 'protects' });
  });
});

describe('where nobody outside sees units', () => {
  const table = [
    whole('area', 'north', [60, 200]),
    unit('a', [2, 50]),
    unit('b', [28, 60]),
    unit('c', [30, 90]),
    whole('region', 'r', [75, 250]),
  ];

  it('they hide each other, and nothing else goes', () => {
    expect(hidden(table, { rule: PUBLIC_RULE })).toEqual({ a: 'few', b: 'closed', c: 'closed' });
  });

  it('the area of two units goes too: one of them knows its own', () => {
    const two = [whole('area', 'north', [30, 110]), ...table.slice(1, 3)];
    expect(hidden(two, { rule: PUBLIC_RULE })).toMatchObject({ a: 'few', b: 'closed', north: 'protects' });
  });
});

describe('what a region has printed itself', () => {
  const table = [whole('area', 'north', [60, 200]), unit('a', [2, 50]), unit('b', [58, 150])];

  it('is shown as it was printed', () => {
    expect(hidden(table, { isPrinted: () => true })).toEqual({});
    expect(hidden(table, { isPrinted: () => true, rule: { ...RULE, showsPrinted: false } })).not.toEqual({});
  });

  it('is known to those who look at what it has not printed', () => {
    const more = [...table, unit('d', [3, 40]), whole('region', 'r', [63, 240])];
    const of = (id: string) => ['north', 'a', 'b'].includes(id);
    expect(hidden(more, { isPrinted: ({ id }) => of(id) })).toEqual({ d: 'few', r: 'protects' });
  });
});

it('what has been published already is told as exposed', () => {
  const now = [unit('a', [2, 50])];
  const { exposed } = withhold({
    figures: now,
    earlier: [{ figures: now, withheld: new Set() }],
    places,
    indicatorOf: () => indicator,
  });
  expect([...exposed]).toEqual(['a']);
});
