// The assessment for any value, target and rule: always one light, never an exception, monotone, mirrored under direction.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessGoal, tallyLights } from '../../src/assess/assess-goal.ts';
import { assessIndicator } from '../../src/assess/assess-indicator.ts';
import { lightOf } from '../../src/assess/rule.ts';
import { writeReason } from '../../src/assess/write-reason.ts';
import { compare, type Decimal, decimal, divide, multiply } from '../../src/core/decimal.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { LIGHTS, type Light } from '../../src/core/light.ts';
import { MEASURE_KINDS, UNIT_IDS, unitFits } from '../../src/core/measure.ts';
import { MISSING_REASONS } from '../../src/core/missing.ts';
import { exactValue } from '../../src/core/observation.ts';
import type { AssessmentRule, Comparator, Target } from '../../src/plan/contract.ts';
import {
  changeTarget,
  directionTarget,
  levelTarget,
  makeGoal,
  makeIndicator,
  makePlan,
  noTarget,
  observe,
} from '../fixtures/make.ts';

const decimals = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min: min * 1000, max: max * 1000 }), fc.integer({ min: 0, max: 3 }))
    .map(([n, places]) => decimal((n / 1000).toFixed(places).replace(/^-(0(\.0+)?)$/, '$1')));
const values = decimals(-200, 2000);
const positive = decimals(0, 200).filter((value) => compare(value, decimal(0)) > 0);
const comparators = fc.constantFrom<Comparator>('≥', '>', '≤', '<');
const rules: fc.Arbitrary<AssessmentRule> = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.boolean())
  .map(([percent, hasPartly]) => ({
    id: 'r',
    source: '',
    bands: [
      { light: 'reached', from: decimal('1') },
      ...(hasPartly ? [{ light: 'partly' as const, from: decimal(percent / 100) }] : []),
      { light: 'not-reached', from: decimal('0') },
    ],
  }));
const targets: fc.Arbitrary<Target> = fc.oneof(
  fc.tuple(comparators, values).map(([comparator, value]) => levelTarget(comparator, value)),
  fc
    .tuple(fc.constantFrom('increase' as const, 'decrease' as const), decimals(0, 5))
    .map(([wanted, tolerance]) => directionTarget(wanted, tolerance)),
  fc
    .tuple(comparators, decimals(-50, 50), fc.constantFrom('own-unit' as const, 'percent' as const))
    .map(([comparator, value, per]) => changeTarget(comparator, value, per)),
  fc.constant(noTarget('Följs')),
);
const observations = fc.array(
  fc
    .record({
      period: fc.constantFrom('2021', '2022', '2023', '2023-04', '2023-T1', '2023-01..2023-08'),
      value: fc.option(values),
      numerator: fc.option(fc.nat(500), { nil: undefined }),
      denominator: fc.option(fc.nat(500), { nil: undefined }),
      missing: fc.option(fc.constantFrom(...MISSING_REASONS), { nil: undefined, freq: 4 }),
      sex: fc.constantFrom('total' as const, 'women' as const),
      definition: fc.constantFrom('f-prov', 'f-prov', 'older'),
      certainty: fc.constantFrom('final' as const, 'approximate' as const, 'preliminary' as const),
    })
    .map(({ numerator, denominator, missing, ...given }) =>
      observe({
        ...given,
        ...(numerator === undefined ? {} : { numerator }),
        ...(denominator === undefined ? {} : { denominator }),
        ...(missing === undefined ? {} : { missing }),
      }),
    ),
  { maxLength: 8 },
);
const indicators = fc
  .constantFrom(...MEASURE_KINDS)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      unit: fc.constantFrom(...UNIT_IDS.filter((unit) => unitFits(unit, kind))),
      decimals: fc.integer({ min: 0, max: 2 }),
      isQualitative: fc.boolean().map((flag) => flag && kind === 'count'),
    }),
  )
  .map((given) => makeIndicator(given));

const BETTER: readonly Light[] = ['not-reached', 'partly', 'reached'];
const rank = (light: Light) => BETTER.indexOf(light);

describe('the assessment', () => {
  it('is total: any input has one light and a whole sentence in both languages', () => {
    fc.assert(
      fc.property(indicators, targets, observations, rules, (indicator, target, seen, rule) => {
        const plan = makePlan({ rule });
        const verdict = assessIndicator({ plan, indicator, target, observations: seen });
        expect(LIGHTS).toContain(verdict.light);
        for (const language of LANGUAGES) {
          const sentence = writeReason(verdict, indicator, plan, language);
          expect(sentence).toMatch(/^[A-ZÅÄÖ].*\.$/su);
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object| {2}|\.\.|,,| ,| \./u);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('is monotone: a better value never has a worse light', () => {
    fc.assert(
      fc.property(values, values, values, comparators, rules, (a, b, target, comparator, rule) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a];
        const order =
          rank(lightOf(high, comparator, target, rule)) - rank(lightOf(low, comparator, target, rule));
        if (comparator === '≥' || comparator === '>') expect(order).toBeGreaterThanOrEqual(0);
        else expect(order).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('is mirrored: value against target, higher better, is target against value, lower better', () => {
    fc.assert(
      fc.property(positive, positive, rules, (value, target, rule) => {
        expect(lightOf(value, '≥', target, rule)).toBe(lightOf(target, '≤', value, rule));
        expect(lightOf(value, '>', target, rule)).toBe(lightOf(target, '<', value, rule));
      }),
      { numRuns: 1000 },
    );
  });

  it('calls a target reached exactly when the comparator holds', () => {
    fc.assert(
      fc.property(values, values, comparators, rules, (value, target, comparator, rule) => {
        const order = compare(value, target);
        const holds = { '≥': order >= 0, '>': order > 0, '≤': order <= 0, '<': order < 0 }[comparator];
        expect(lightOf(value, comparator, target, rule) === 'reached').toBe(holds);
      }),
    );
  });

  it('never sets a light on a value of another year', () => {
    fc.assert(
      fc.property(targets, values, fc.integer({ min: 2015, max: 2030 }), (target, value, year) => {
        fc.pre(year !== 2023 && target.kind !== 'none');
        const seen = [observe({ period: year, value })];
        const verdict = assessIndicator({
          plan: makePlan(),
          indicator: makeIndicator(),
          target,
          observations: seen,
        });
        expect(verdict.light).toBe('not-assessable');
      }),
    );
  });
});

it('a goal’s proposal never falls when one of its lights improves', () => {
  const levels = ['not-reached', 'partly', 'reached'];
  const propose = (lights: readonly Light[]) =>
    assessGoal({
      goal: makeGoal('1'),
      year: 2023,
      verdicts: lights.map((light) => ({ light })),
      decision: null,
    });
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...BETTER), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      (lights, at) => {
        const index = at % lights.length;
        const better = lights.map((light, i) =>
          i === index ? (BETTER[Math.min(2, rank(light) + 1)] ?? light) : light,
        );
        const order = levels.indexOf(propose(better).level) - levels.indexOf(propose(lights).level);
        expect(order).toBeGreaterThanOrEqual(0);
        const tally = tallyLights(lights.map((light) => ({ light })));
        expect(tally.reached + tally.partly + tally['not-reached']).toBe(lights.length);
      },
    ),
  );
});

it('shares divided in integers have the digits of decimal division', () => {
  const slow = (numerator: number, denominator: number): Decimal =>
    divide(multiply(decimal(numerator), decimal(100)), decimal(denominator), 12);
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }), (numerator, denominator) => {
      const figure = { kind: 'figure', value: null, numerator, denominator, certainty: 'final' } as const;
      expect(exactValue(figure, 'proportion')).toBe(slow(numerator, denominator));
    }),
  );
});
