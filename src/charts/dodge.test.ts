import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge } from './dodge.ts';

const wishes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 300, noNaN: true }),
    size: fc.double({ min: 4, max: 30, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8 },
);
const BOUNDS = { from: 0, to: 300 };

describe('labels that dodge', () => {
  it('never overlap, stay inside and keep their order', () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const middles = dodge(all, 2, BOUNDS);
        const placed = all
          .map(({ at, size }, index) => ({ at, size, middle: middles[index] ?? Number.NaN }))
          .sort((a, b) => a.middle - b.middle);
        placed.forEach(({ at, size, middle }, index) => {
          expect(middle - size / 2).toBeGreaterThanOrEqual(BOUNDS.from - 1e-6);
          expect(middle + size / 2).toBeLessThanOrEqual(BOUNDS.to + 1e-6);
          const next = placed[index + 1];
          if (next === undefined) return;
          expect(next.middle - middle).toBeGreaterThanOrEqual((size + next.size) / 2 + 2 - 1e-6);
          expect(next.at).toBeGreaterThanOrEqual(at);
        });
      }),
    );
  });

  it('stay where they want to be when there is room', () => {
    expect(
      dodge(
        [
          { at: 20, size: 10 },
          { at: 60, size: 10 },
        ],
        0,
        BOUNDS,
      ),
    ).toEqual([20, 60]);
  });

  it('share the way when two want the same place', () => {
    expect(
      dodge(
        [
          { at: 100, size: 16 },
          { at: 100, size: 16 },
        ],
        0,
        BOUNDS,
      ),
    ).toEqual([92, 108]);
  });
});
