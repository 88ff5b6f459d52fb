import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decimal } from '../core/decimal.ts';
import { compare, decimal } from '../core/decimal.ts';
import type { WrittenBand } from './check-rule.ts';
import { ruleFaults } from './check-rule.ts';

const LIGHTS = ['reached', 'partly', 'not-reached'] as const;

const band = (light: WrittenBand['light'], from: string, below: string | null = null): WrittenBand => ({
  light,
  from: decimal(from),
  below: below === null ? null : decimal(below),
});

/** An independent reading of a rule: each band on its own, from `from` up to `below` or the band above. */
function bandsThatHold(bands: readonly WrittenBand[], attainment: Decimal): readonly WrittenBand[] {
  return bands.filter((one, index) => {
    const end = one.below ?? bands[index - 1]?.from ?? null;
    return compare(one.from, attainment) <= 0 && (end === null || compare(attainment, end) < 0);
  });
}

// Few values, so that edges meet often and a good part of the rules is accepted.
const edge = fc.constantFrom('0', '0.5', '0.8', '0.99', '1', '1.1').map((text) => decimal(text));
const anyBand = fc.record({
  light: fc.constantFrom(...LIGHTS),
  from: edge,
  below: fc.option(edge, { nil: null }),
});
const likelyRule = fc
  .tuple(edge, fc.boolean(), fc.boolean())
  .map(([middle, tellsTop, tellsMiddle]): readonly WrittenBand[] => [
    band('reached', '1'),
    { light: 'partly', from: middle, below: tellsTop ? decimal('1') : null },
    { light: 'not-reached', from: decimal('0'), below: tellsMiddle ? middle : null },
  ]);
const anyRule = fc.oneof(fc.array(anyBand, { maxLength: 4 }), likelyRule);
const attainment = fc.integer({ min: 0, max: 2000 }).map((thousandths) => decimal(thousandths / 1000));

it('an accepted rule gives every attainment exactly one light, and less never a better one', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyRule, fc.array(attainment, { minLength: 20, maxLength: 20 }), (rule, attainments) => {
      if (ruleFaults(rule).length > 0) return;
      accepted += 1;
      let worst = 0;
      for (const at of [...attainments, decimal('0'), decimal('0.8'), decimal('1')].toSorted((a, b) =>
        compare(b, a),
      )) {
        const holding = bandsThatHold(rule, at);
        expect(holding).toHaveLength(1);
        const light = LIGHTS.indexOf(holding[0]?.light ?? 'reached');
        expect(light).toBeGreaterThanOrEqual(worst);
        worst = light;
      }
    }),
    { numRuns: 2000, seed: 2 },
  );
  expect(accepted).toBeGreaterThan(100);
});

it('a refused rule with strictly falling steps really leaves out or doubles some attainment', () => {
  fc.assert(
    fc.property(likelyRule, edge, (rule, below) => {
      const bent = rule.map((one, index) => (index === 1 ? { ...one, below } : one));
      const isCovered = ['0', '0.3', '0.5', '0.7', '0.8', '0.9', '0.99', '0.995', '1', '1.05', '1.2'].every(
        (at) => bandsThatHold(bent, decimal(at)).length === 1,
      );
      const isStrict =
        compare(bent[1]?.from ?? decimal('1'), decimal('1')) < 0 &&
        compare(bent[1]?.from ?? decimal('0'), decimal('0')) > 0;
      if (isStrict) expect(ruleFaults(bent).length === 0).toBe(isCovered);
    }),
    { seed: 2 },
  );
});

it.each([
  [
    'the board’s rule as printed leaves 99.4 per cent out',
    [band('reached', '1'), band('partly', '0.8', '0.99'), band('not-reached', '0', '0.8')],
    ['rule-hole'],
  ],
  [
    'steps that overlap',
    [band('reached', '1'), band('partly', '0.8', '1'), band('not-reached', '0', '0.9')],
    ['rule-overlap'],
  ],
  ['the target reached before it is', [band('reached', '0.95'), band('not-reached', '0')], ['rule-overlap']],
  ['nothing under half', [band('reached', '1'), band('partly', '0.5')], ['rule-hole']],
  [
    'worse is better',
    [band('reached', '1'), band('not-reached', '0.8'), band('partly', '0')],
    ['rule-not-monotone'],
  ],
  ['an upper end of the top', [band('reached', '1', '2'), band('not-reached', '0')], ['rule-hole']],
  ['no steps', [], ['rule-hole']],
  [
    'the rule without holes',
    [band('reached', '1'), band('partly', '0.8', '1'), band('not-reached', '0', '0.8')],
    [],
  ],
  ['ends left out', [band('reached', '1'), band('partly', '0.8'), band('not-reached', '0')], []],
] as const)('%s', (_, rule, codes) => {
  expect(ruleFaults(rule).map((fault) => fault.code)).toEqual(codes);
});
