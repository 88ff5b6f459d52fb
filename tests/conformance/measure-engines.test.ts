// Every engine gives the counts that the specs say: of the catalogue's indicators (definitions/catalogue/tests) and of the
// language (tests/spec/measure). An engine is added to ENGINES and nowhere else.
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/measure/spec/compare.ts';
import { shippedCatalogue, shippedSpecs } from '../fixtures/measure-catalogue.ts';
import { ENGINES } from '../fixtures/measure-engines.ts';

const catalogue = shippedCatalogue();
const specs = shippedSpecs(catalogue);

describe.each(ENGINES)('the engine $name', ({ open }) => {
  it.each(specs.map((spec) => [`${spec.where.file}: ${spec.name}`, spec] as const))('%s', async (_, spec) => {
    const { engine, close } = await open(spec.data);
    try {
      const { actual, expected } = await answerOf(spec, engine);
      expect(actual).toBe(expected);
    } finally {
      await close();
    }
  });
});

describe('the catalogue', () => {
  it('has specs for every indicator', () => {
    const tested = new Set(specs.map((spec) => JSON.stringify(spec.model)));
    const untested = catalogue.indicators.filter(({ model }) => !tested.has(JSON.stringify(model)));
    expect(untested.map(({ id }) => id)).toEqual([]);
  });
});
