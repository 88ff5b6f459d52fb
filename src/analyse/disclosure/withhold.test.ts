// What each rule does to a small table, figure by figure. That nothing can be worked out is tests/generative/disclosure.
import { describe, expect, it } from 'vitest';
import { makeIndicator, observe } from '../../../tests/fixtures/make.ts';
import type { Observation } from '../../core/observation.ts';
import { PUBLIC_RULE } from './rules.ts';
import type { EarlierEdition } from './withhold.ts';
import { withhold } from './withhold.ts';

const indicator = makeIndicator({ source: 'Provregistret' });
const places = {
  unitsIn: () => ['a', 'b', 'c', 'd'],
  parentsOf: (unit: string) => [unit === 'd' ? 'area:south' : 'area:north'],
};

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

function hidden(figures: readonly Observation[], earlier: readonly EarlierEdition[] = [], of = indicator) {
  const { withheld } = withhold({ kind: 'public' }, { figures, earlier, places, indicatorOf: () => of });
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

  it('takes its note and its reason with it', () => {
    const figure = { ...unit('a', [2, 40]), restatementReason: 'Var 3' };
    const { figures } = withhold(
      { kind: 'public' },
      { figures: [figure], earlier: [], places, indicatorOf: () => indicator },
    );
    expect(figures).toEqual([
      { ...figure, outcome: { kind: 'missing', reason: 'suppressed' }, note: '', restatementReason: null },
    ]);
  });

  it('is held against the limit of its register', () => {
    const register = makeIndicator({ source: Object.keys(PUBLIC_RULE.bySource)[0] ?? '' });
    expect(hidden([unit('a', [8, 19])], [], register)).toEqual({ a: 'few' });
    expect(hidden([unit('a', [8, 20])], [], register)).toEqual({});
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
      hidden([{ ...observe({ group: { kind: 'unit', id: 'a' }, value: '3' }), id: 'a' }], [], money),
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
    expect(hidden(table, [earlier])).toEqual({ a: 'few', c: 'protects' });
  });

  it('is shown to those who answer for the unit', () => {
    const own = withhold(
      { kind: 'place', group: { kind: 'unit', id: 'a' } },
      { figures: table, earlier: [], places, indicatorOf: () => indicator },
    );
    expect([...own.withheld.keys()]).toEqual(['b', 'c']);
  });
});

it('what has been published already is told as exposed', () => {
  const now = [unit('a', [2, 50])];
  const { exposed } = withhold(
    { kind: 'public' },
    { figures: now, earlier: [{ figures: now, withheld: new Set() }], places, indicatorOf: () => indicator },
  );
  expect([...exposed]).toEqual(['a']);
});
