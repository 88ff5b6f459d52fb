// Every engine gives the counts that the specs say: of the catalogue's indicators (definitions/catalogue/tests) and of the
// language (tests/spec/measure). An engine is added to ENGINES and nowhere else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from '../../src/measure/spec/compare.ts';
import { shippedCatalogue, shippedSpecs } from '../fixtures/measure-catalogue.ts';
import { ENGINES, type FilledEngine } from '../fixtures/measure-engines.ts';

const catalogue = shippedCatalogue();
const specs = shippedSpecs(catalogue);

describe.each(ENGINES)('the engine $name', ({ open }) => {
  let opened: FilledEngine;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it.each(specs.map((spec) => [`${spec.where.file}: ${spec.name}`, spec] as const))('%s', async (_, spec) => {
    const { actual, expected } = await answerOf(spec, await opened.fill(spec.data));
    expect(actual).toBe(expected);
  });
});

describe('the catalogue', () => {
  it('has specs for every indicator', () => {
    const tested = new Set(specs.map((spec) => JSON.stringify(spec.model)));
    const untested = catalogue.indicators.filter(({ model }) => !tested.has(JSON.stringify(model)));
    expect(untested.map(({ id }) => id)).toEqual([]);
  });
});
