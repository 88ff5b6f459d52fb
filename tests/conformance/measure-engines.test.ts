// Every engine gives the counts that the specs say: of the catalogue's indicators (definitions/catalogue/tests) and of the
// language (tests/spec/measure). An engine is added to ENGINES and nowhere else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthPeriod, yearPeriod } from '../../src/core/period.ts';
import { CARE_TABLE_NAMES } from '../../src/measure/care-data/tables.ts';
import type { CareRows } from '../../src/measure/contract.ts';
import { MOST_PERIODS_IN_SET } from '../../src/measure/engines/sql/period-bits.ts';
import type { BooleanExpression, LinkedTableName } from '../../src/measure/model/expression.ts';
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

  it('lets a row of a contact ask for the contact’s other rows, which ask in their turn', async () => {
    const linked = (table: LinkedTableName, where: BooleanExpression): BooleanExpression => ({
      kind: 'linked',
      table,
      where,
    });
    const engine = await opened.fill(TWO_CONTACTS);
    const [row, ...others] = await engine.run({
      model: {
        subject: {
          kind: 'rows',
          table: 'diagnosis',
          dateColumn: 'on',
          unit: { kind: 'text-column', of: 'row', column: 'unit' },
          ageOn: { kind: 'period-end' },
        },
        population: { kind: 'always' },
        exclusions: [],
        exceptions: [],
        statistic: {
          kind: 'proportion',
          numerator: linked('diagnosis', linked('diagnosis', linked('measure', { kind: 'always' }))),
        },
      },
      periods: [yearPeriod(2024)],
      dimensions: [],
      ageBands: [],
    });
    expect([row, others]).toMatchObject([{ denominator: 2, numerator: 1 }, []]);
  });

  it.each([MOST_PERIODS_IN_SET, MOST_PERIODS_IN_SET + 1])(
    'counts %i periods, of which some engines keep so many as fit in a set',
    async (count) => {
      const engine = await opened.fill(TWO_CONTACTS);
      const periods = Array.from({ length: count }, (_, month) =>
        monthPeriod(2019 + Math.floor(month / 12), (month % 12) + 1),
      );
      const rows = await engine.run({
        model: {
          subject: {
            kind: 'persons',
            unit: { kind: 'text', value: 'a' },
            ageOn: { kind: 'period-last-day' },
          },
          population: { kind: 'always' },
          exclusions: [],
          exceptions: [],
          statistic: {
            kind: 'proportion',
            numerator: {
              kind: 'exists',
              among: {
                kind: 'events',
                table: 'diagnosis',
                where: { kind: 'always' },
                window: {
                  kind: 'window',
                  column: 'on',
                  from: { kind: 'period-start' },
                  until: { kind: 'period-end' },
                },
              },
            },
          },
        },
        periods,
        dimensions: ['age-band'],
        ageBands: [0, 54],
      });
      const reached = rows.filter(({ numerator }) => numerator === 1);
      expect(reached.map(({ period, stratum }) => [period.start, stratum])).toEqual([
        ['2024-03-01', { 'age-band': '54–' }],
      ]);
      expect(rows.map(({ population }) => population)).toEqual(periods.map(() => 1));
    },
  );
});

/** Both have a diagnosis, one a measure. */
const TWO_CONTACTS: CareRows = {
  ...(Object.fromEntries(CARE_TABLE_NAMES.map((table) => [table, []])) as unknown as CareRows),
  person: [{ person: 'p', sex: 'female', birth_year: 1970, birth_month: 1 }],
  diagnosis: ['one', 'other'].map((contact) => ({
    contact,
    person: 'p',
    on: '2024-03-01',
    code: 'E11',
    is_main: true,
  })),
  measure: [{ contact: 'one', person: 'p', on: '2024-03-01', code: 'DV113' }],
};

describe('the catalogue', () => {
  it('has specs for every indicator', () => {
    const tested = new Set(specs.map((spec) => JSON.stringify(spec.model)));
    const untested = catalogue.indicators.filter(({ model }) => !tested.has(JSON.stringify(model)));
    expect(untested.map(({ id }) => id)).toEqual([]);
  });
});
