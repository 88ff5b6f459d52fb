import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChartSpec } from './contract.ts';
import { overlaps } from './free-place.ts';
import { nameDots } from './funnel-names.ts';
import { LINE_HEIGHT, textWidth } from './text-width.ts';

type Funnel = Extract<ChartSpec, { kind: 'funnel' }>;
const BOUNDS = { left: 0, right: 600, top: 0, bottom: 300 };

const dots = fc.uniqueArray(
  fc.record({
    label: fc.constantFrom(
      'Umeå',
      'Södra Lapplands hälsocentral',
      'Kalkugnen',
      'Ö',
      'Näverkroken',
      'Lomtjärn',
    ),
    denominator: fc.integer({ min: 0, max: 600 }),
    value: fc.integer({ min: 0, max: 300 }),
    isNamed: fc.boolean(),
    isEmphasised: fc.boolean(),
  }),
  { selector: ({ label }) => label, maxLength: 6 },
);

it('names lie within the field, off every dot and off each other, and are those that were asked for', () => {
  fc.assert(
    fc.property(dots, (given) => {
      const spec: Funnel = {
        kind: 'funnel',
        title: '',
        subtitle: '',
        description: '',
        format: { decimals: 0, suffix: '', language: 'sv' },
        xLabel: '',
        dots: given.map((dot) => ({ ...dot, zone: 'outside' as const })),
        limits: [],
        limitLabels: { inner: '', outer: '' },
        reference: { value: 150, label: '' },
        target: null,
      };
      const named = nameDots(spec, { x: (at) => at, y: (at) => at, curves: [], bounds: BOUNDS });
      const boxes = named.map(({ label, at, anchor, isEmphasised }) => {
        const size = textWidth(label, isEmphasised ? 600 : 400);
        const left = anchor === 'start' ? at.x : anchor === 'end' ? at.x - size : at.x - size / 2;
        return { left, right: left + size, top: at.y - LINE_HEIGHT / 2, bottom: at.y + LINE_HEIGHT / 2 };
      });
      const wanted = new Set(
        given.filter((dot) => dot.isNamed || dot.isEmphasised).map(({ label }) => label),
      );
      for (const [index, box] of boxes.entries()) {
        expect(wanted).toContain(named[index]?.label);
        expect(box.left).toBeGreaterThanOrEqual(BOUNDS.left);
        expect(box.right).toBeLessThanOrEqual(BOUNDS.right);
        for (const { denominator, value } of given) {
          const dot = { left: denominator - 6, right: denominator + 6, top: value - 6, bottom: value + 6 };
          expect(overlaps(box, dot)).toBe(false);
        }
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      }
    }),
  );
});
