// Any measure can be told in Swedish, and any person in any data can be told why she counts; what is told agrees with what is
// counted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runInMemory } from '../../../src/measure/engines/memory/engine.ts';
import type { ComputedIndicator } from '../../../src/measure/language/definition.ts';
import type { MeasureModel } from '../../../src/measure/model/measure-model.ts';
import { explainIndicator } from '../../../src/measure/prose/explain.ts';
import { explainPerson } from '../../../src/measure/prose/explain-person.ts';
import { careRows } from './arbitrary-care.ts';
import { requests } from './arbitrary-model.ts';

/** Only what prose is made from is random. */
function indicatorOf(model: MeasureModel): ComputedIndicator {
  return {
    id: 'prov',
    name: 'Prov',
    description: '',
    why: '',
    definitionId: null,
    kind: 'count',
    unit: 'number',
    decimals: 0,
    direction: 'track',
    aggregation: 'sum',
    periodicity: 'month',
    source: { text: '', link: '', on: '' },
    aliases: [],
    owner: '',
    reviewOn: '',
    validFrom: null,
    validTo: null,
    notComparableWith: '',
    ageBands: [0],
    model,
    reasonNames: new Map(),
    codeLists: [],
    fingerprint: '',
    where: {},
  };
}

const BROKEN = /undefined|NaN|\[object| {2}|,,| ,| \.|\.\./u;

describe('the prose', () => {
  it('has a whole sentence for everything that a measure can say', () => {
    fc.assert(
      fc.property(requests, ({ model }) => {
        for (const { heading, lines } of explainIndicator(indicatorOf(model))) {
          expect(heading).not.toBe('');
          for (const line of lines) {
            expect(line).toMatch(/^[A-ZÅÄÖ”0-9−].*\.$/su);
            expect(line).not.toMatch(BROKEN);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('tells of a person exactly when she is counted', () => {
    fc.assert(
      fc.property(careRows, requests, (data, request) => {
        const indicator = indicatorOf(request.model);
        for (const period of request.periods) {
          const accounts = data.person.flatMap((row) =>
            explainPerson(indicator, data, String(row.person), period),
          );
          const told = accounts.filter(({ ending }) => /^Räknas( i nämnaren| med|\.$)/.test(ending)).length;
          // Rows that nobody is known for are counted, but there is nobody to tell about.
          const known = { ...data, call: data.call.filter(({ person }) => person !== null) };
          const [row] = runInMemory({ ...request, periods: [period], dimensions: [] }, known);
          expect(told).toBe(row?.denominator ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
