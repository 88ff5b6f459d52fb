// Random measures over random care data: every engine gives exactly the reference's counts. And what must hold of any answer.
// A difference is printed as the smallest measure (JSON) and care data that show it. UTFALL_CASES runs more.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CareRows, MeasureRequest } from '../../../src/measure/contract.ts';
import { createMemoryEngine, runInMemory } from '../../../src/measure/engines/memory/engine.ts';
import { checkModel } from '../../../src/measure/model/check-model.ts';
import { canonicalForm } from '../../../src/measure/model/fingerprint.ts';
import { rollUp } from '../../../src/measure/model/roll-up.ts';
import { ENGINES, type FilledEngine } from '../../fixtures/measure-engines.ts';
import { careRows } from './arbitrary-care.ts';
import { models, NODE_KINDS, requests } from './arbitrary-model.ts';

/** A difference is made smaller for so many milliseconds a case, and then told as small as it became: each step asks a database. */
const LONGEST = 500;
/** Opening an engine on data costs more than a measure does: so many measures share one set of care data. */
const MEASURES_PER_DATA = 20;

/** The same rows, in the other order. */
function reversed(data: CareRows): CareRows {
  return Object.fromEntries(
    Object.entries(data).map(([table, rows]) => [table, rows.toReversed()]),
  ) as unknown as CareRows;
}

describe.each(ENGINES.filter(({ name }) => name !== 'memory'))('the engine $name', (engineUnderTest) => {
  const { open } = engineUnderTest;
  const cases = Number(process.env.UTFALL_CASES ?? engineUnderTest.cases);
  let opened: FilledEngine;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it(`gives the same integers as the reference in ${cases} cases`, async () => {
    let counted = 0;
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        careRows,
        fc.array(requests, { minLength: MEASURES_PER_DATA, maxLength: MEASURES_PER_DATA }),
        async (data, asked) => {
          const engine = await opened.fill(data);
          for (const request of asked) {
            const expected = runInMemory(request, data);
            expect(await engine.run(request)).toEqual(expected);
            tried += 1;
            counted += expected.reduce((sum, { population }) => sum + population, 0);
          }
        },
      ),
      { numRuns: Math.ceil(cases / MEASURES_PER_DATA), interruptAfterTimeLimit: cases * LONGEST },
    );
    // Measures of nobody would agree about anything; and an interrupted run has not tried what it promised.
    expect(counted).toBeGreaterThan(cases);
    expect(tried).toBeGreaterThanOrEqual(cases);
  }, 1_200_000);
});

describe('the reference', () => {
  const check = (property: (data: CareRows, request: MeasureRequest) => void) =>
    fc.assert(fc.property(careRows, requests, property), { numRuns: 500 });

  it('leaves nobody out: the population is the sum of what became of it', () => {
    check((data, request) => {
      for (const row of runInMemory(request, data)) {
        const excluded = Object.values(row.excluded).reduce((sum, count) => sum + count, 0);
        const excepted = Object.values(row.excepted).reduce((sum, count) => sum + count, 0);
        expect(excluded + row.withoutValue + excepted + row.denominator).toBe(row.population);
        expect(row.population).toBeGreaterThan(0);
        if (request.model.statistic.kind === 'proportion')
          expect(row.numerator).toBeLessThanOrEqual(row.denominator);
      }
    });
  });

  it('does not depend on the order of rows', () => {
    check((data, request) => {
      expect(runInMemory(request, reversed(data))).toEqual(runInMemory(request, data));
    });
  });

  it('counts the same persons however they are divided', () => {
    check((data, request) => {
      const whole = runInMemory({ ...request, dimensions: [] }, data);
      expect(rollUp(runInMemory(request, data), [])).toEqual(whole);
    });
  });

  it('says by its port what it says', async () => {
    await fc.assert(
      fc.asyncProperty(careRows, requests, async (data, request) => {
        expect(await createMemoryEngine(data).run(request)).toEqual(runInMemory(request, data));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the generator', () => {
  it('makes only measures that can be run, and of every kind of node', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(models, (model) => {
        expect(checkModel(model)).toEqual([]);
        for (const [, kind] of canonicalForm(model).matchAll(/"kind":"([a-z-]+)"/g))
          if (kind) kinds.add(kind);
      }),
      { numRuns: 2000 },
    );
    expect(NODE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});
