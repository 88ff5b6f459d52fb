// What the stage writes, for any figures: a change can be read back to its two values, differences of shares are never in per
// cent, and no sentence has a hole in it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseYear } from '../../src/analyse/analyse-year.ts';
import { changeBetween, isChange } from '../../src/analyse/change.ts';
import { fillTemplate } from '../../src/analyse/fill-template.ts';
import { wilson } from '../../src/analyse/interval.ts';
import { poolRatio } from '../../src/analyse/pool.ts';
import { writeChangeLong, writeChangeShort } from '../../src/analyse/write-change.ts';
import { assessYear } from '../../src/assess/assess-year.ts';
import { absolute, compare, decimal, subtract } from '../../src/core/decimal.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { MEASURE_KINDS, UNIT_IDS, unitFits, unitForms } from '../../src/core/measure.ts';
import { MISSING_REASONS } from '../../src/core/missing.ts';
import { readNumber } from '../../src/core/numbers/read.ts';
import { printedValue } from '../../src/core/printed.ts';
import { plainText } from '../../src/core/prose.ts';
import {
  directionTarget,
  levelTarget,
  makeIndicator,
  makePlan,
  makeRegion,
  noTarget,
  observe,
} from '../fixtures/make.ts';

const values = fc
  .tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 3 }))
  .map(([n, places]) => decimal((n / 1000).toFixed(places)));
const indicators = fc
  .constantFrom(...MEASURE_KINDS)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      unit: fc.constantFrom(...UNIT_IDS.filter((unit) => unitFits(unit, kind))),
      decimals: fc.integer({ min: 0, max: 2 }),
      direction: fc.constantFrom('higher' as const, 'lower' as const, 'track' as const),
      aliases: fc.constantFrom([], ['Andel patienter som får tid', 'Antal besök på hälsocentralen']),
    }),
  )
  .map((given) => makeIndicator(given));

describe('a written change', () => {
  it('is read back to the two values that it was taken from, and its size agrees with them', () => {
    fc.assert(
      fc.property(
        indicators,
        values,
        values,
        fc.constantFrom(...LANGUAGES),
        (indicator, before, after, language) => {
          const earlier = observe({ period: 2022, value: before });
          const later = observe({ value: after });
          const change = changeBetween(earlier, later, indicator);
          const written = writeChangeLong(change, indicator, language);
          if (!isChange(change) || written === null) throw new Error('There is a change between two values');
          const [from, to] = [earlier, later].map(({ outcome }) => printedValue(outcome, indicator));
          if (change.sign === 0) {
            expect(from && to && compare(from, to)).toBe(0);
            return;
          }
          const match = /med|by/.test(written) ? /(?:från|from) (.+) (?:till|to) (.+)$/u.exec(written) : null;
          const { one, many } = unitForms(indicator.unit, language);
          const numberIn = (text = '') => {
            const bare = [many, one].reduce(
              (rest, word) => (word !== '' && rest.endsWith(word) ? rest.slice(0, -word.length) : rest),
              text,
            );
            const plain = language === 'en' ? bare.trim().replaceAll(',', '') : bare.trim();
            return readNumber(plain)?.value;
          };
          expect([numberIn(match?.[1]), numberIn(match?.[2])]).toEqual([from, to]);
          expect(
            compare(absolute(change.difference), absolute(subtract(to ?? decimal(0), from ?? decimal(0)))),
          ).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of a share or an index is never told in per cent', () => {
    fc.assert(
      fc.property(indicators, values, values, (indicator, before, after) => {
        fc.pre(indicator.kind === 'proportion' || indicator.kind === 'index');
        const change = changeBetween(
          observe({ period: 2022, value: before }),
          observe({ value: after }),
          indicator,
        );
        expect(writeChangeShort(change, indicator, 'sv')).not.toMatch(/procent(?!enhet)/u);
        expect(writeChangeShort(change, indicator, 'en')).not.toMatch(/per cent/u);
      }),
    );
  });

  it('has a sign that agrees with its judgement and the direction', () => {
    fc.assert(
      fc.property(indicators, values, values, (indicator, before, after) => {
        const there = changeBetween(
          observe({ period: 2022, value: before }),
          observe({ value: after }),
          indicator,
        );
        const back = changeBetween(
          observe({ period: 2022, value: after }),
          observe({ value: before }),
          indicator,
        );
        if (!isChange(there) || !isChange(back)) throw new Error('There is a change between two values');
        expect(there.sign + back.sign).toBe(0);
        const mirrored = {
          better: 'worse',
          worse: 'better',
          unchanged: 'unchanged',
          neither: 'neither',
        } as const;
        expect(back.judgement).toBe(mirrored[there.judgement]);
      }),
    );
  });
});

const observations = fc.array(
  fc
    .record({
      period: fc.constantFrom('2021', '2022', '2023', '2023-04', '2023-05', '2022-04', '2023-01..2023-08'),
      value: values,
      missing: fc.option(fc.constantFrom(...MISSING_REASONS), { nil: undefined, freq: 6 }),
      sex: fc.constantFrom('total' as const, 'total' as const, 'women' as const, 'men' as const),
      definition: fc.constantFrom('f-prov', 'f-prov', 'f-prov', 'older'),
      certainty: fc.constantFrom('final' as const, 'approximate' as const, 'preliminary' as const),
      knownFrom: fc.constantFrom('2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z'),
      group: fc.constantFrom(
        { kind: 'region' as const },
        { kind: 'region' as const },
        { kind: 'country' as const, name: 'Riket' },
        { kind: 'area' as const, id: 'norr', name: 'Norr' },
        { kind: 'area' as const, id: 'syd', name: 'Syd' },
        { kind: 'operator' as const, id: 'privata', name: 'Privata' },
        { kind: 'unit' as const, id: 'a', name: 'Alm' },
        { kind: 'unit' as const, id: 'b', name: 'Björk' },
        { kind: 'unit' as const, id: 'c', name: 'Cypress' },
        { kind: 'unit-min' as const },
        { kind: 'unit-max' as const },
      ),
    })
    .map(({ missing, ...given }) => observe(missing === undefined ? given : { ...given, missing })),
  { maxLength: 40 },
);
const targets = fc.constantFrom(
  levelTarget('≥', '90'),
  levelTarget('<', '7'),
  directionTarget('increase', '0.5'),
  noTarget('Indikatorn följs.'),
);

describe('the texts of any indicator', () => {
  it('have no holes, no double spaces, and bind every figure that they tell', () => {
    fc.assert(
      fc.property(indicators, targets, observations, (indicator, target, seen) => {
        const plan = makePlan({ indicators: [indicator], targets: [target] });
        const region = makeRegion(plan);
        const assessment = assessYear({ plan, observations: seen, decisions: new Map() });
        const {
          indicators: analysed,
          lead,
          coverage,
        } = analyseYear({ region, plan, assessment, observations: seen });
        const [one] = analysed;
        if (one === undefined) throw new Error('The plan has one indicator');
        const comments = one.comment.map(plainText);
        const titles = one.charts.map(({ title }) => title);
        const descriptions = one.charts.flatMap(({ subtitle, description }) => [subtitle, description]);
        const all = [
          lead,
          coverage,
          one.changeText,
          one.finding,
          ...comments,
          ...titles,
          ...descriptions,
          ...one.restatementTexts,
        ];
        for (const text of all)
          expect(text).not.toMatch(/undefined|NaN|null|\[object| {2}|[{}]|\.\.(?!\.)|,,| ,| \./u);
        for (const text of [...comments, ...descriptions, lead]) expect(text).toMatch(/^[A-ZÅÄÖ].*\.$/su);
        expect(comments.length).toBeGreaterThan(0);
        const { unknown, unbound } = fillTemplate(one.template, one.figures, [
          indicator.name,
          ...indicator.aliases,
        ]);
        expect(unknown).toEqual([]);
        // Years of gaps and restated values are written by the system as well; every other number is bound.
        const loose = unbound.filter((number) => !/^20\d\d$/.test(number));
        expect(one.restatementTexts.length > 0 ? [] : loose).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

it('pooled shares lie between the lowest and the highest that they are pooled from', () => {
  const counted = fc
    .tuple(fc.nat(200), fc.integer({ min: 1, max: 200 }))
    .map(([a, b]) => observe({ numerator: Math.min(a, b), denominator: b }));
  fc.assert(
    fc.property(fc.array(counted, { minLength: 1, maxLength: 10 }), (seen) => {
      const pooled = poolRatio(seen, makeIndicator());
      if (pooled.kind === 'refused') throw new Error(pooled.why);
      const shares = seen.map(({ outcome }) =>
        outcome.kind === 'figure' ? (100 * (outcome.numerator ?? 0)) / (outcome.denominator ?? 1) : 0,
      );
      expect(Number(pooled.value)).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
      expect(Number(pooled.value)).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
    }),
  );
});

it('Wilson intervals hold the share itself and lie within 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (a, n) => {
      const k = Math.min(a, n);
      const narrow = wilson(k, n, '95');
      const wide = wilson(k, n, '99.8');
      if (narrow === null || wide === null) throw new Error('Possible counts have an interval');
      expect(narrow.low).toBeLessThanOrEqual(k / n + 1e-12);
      expect(narrow.high).toBeGreaterThanOrEqual(k / n - 1e-12);
      expect(wide.low).toBeLessThanOrEqual(narrow.low);
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      expect(wide.low).toBeGreaterThanOrEqual(0);
      expect(wide.high).toBeLessThanOrEqual(1);
    }),
  );
});
