import { describe, expect, it } from 'vitest';
import { MISSING_REASONS } from '../../src/core/missing.ts';
import type { ObservedFigure } from '../../src/core/observation.ts';
import { monthPeriod, tertialPeriod, yearPeriod } from '../../src/core/period.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { accept, figure, observed, REGION, row } from './examples.ts';

const { stores } = await freshDatabase();
const { deliveries, observations } = stores;

const keyIn = (regionId: string) => ({
  regionId,
  indicatorId: 'bedomning-tre-dagar',
  groupKind: 'region',
  groupId: REGION,
  sex: 'total',
  period: yearPeriod(2023),
});

describe('a stored figure', () => {
  it.each<[string, Partial<ObservedFigure>]>([
    ['a whole number', { outcome: figure('77') }],
    ['its last zero', { outcome: figure('20.0') }],
    ['many decimals', { outcome: figure('0.365000000000000000001') }],
    ['a negative number', { outcome: figure('-12.50') }],
    ['a number too large for a float', { outcome: figure('90071992547409931.7') }],
    ['counts without a value', { outcome: figure(null, { numerator: 32, denominator: 38 }) }],
    ['a base without a numerator', { outcome: figure('77', { denominator: 1492 }) }],
    ['the largest exact count', { outcome: figure(null, { numerator: Number.MAX_SAFE_INTEGER }) }],
    ['an approximate value', { outcome: figure('54000', { certainty: 'approximate' }) }],
    ['a preliminary value', { outcome: figure('1.5', { certainty: 'preliminary' }) }],
    ['a month', { period: monthPeriod(2023, 12) }],
    ['a tertial', { period: tertialPeriod(2023, 2) }],
    ['a place and a sex', { group: { kind: 'unit', id: 'norr', name: 'Norr "N", {Å}' }, sex: 'women' }],
    ['a note with every quote', { note: `"citat", 'apostrof' \\ {null} NULL åäö\n😀` }],
    ...MISSING_REASONS.map((reason): [string, Partial<ObservedFigure>] => [
      `that it is missing: ${reason}`,
      { outcome: { kind: 'missing', reason } },
    ]),
  ])('keeps %s', async (name, changes) => {
    const regionId = `hel-${name}`;
    const delivery = await accept(
      stores,
      [{ figure: observed(changes), sheet: 'Blad 1', row: 17, restatementReason: null }],
      '2024-02-01T09:00:00.123Z',
      { regionId },
    );
    const known = await observations.current({ regionId });
    expect(known).toEqual([
      {
        ...observed(changes),
        id: expect.stringMatching(/^\d+$/),
        regionId,
        provenance: {
          deliveryId: delivery.id,
          file: 'Värden 2023.csv',
          sheet: 'Blad 1',
          row: 17,
          careVersion: null,
        },
        knownFrom: '2024-02-01T09:00:00.123Z',
        restatementReason: null,
      },
    ]);
    expect(await observations.byId(known[0]?.id ?? '')).toEqual(known[0]);
    expect(await observations.ofRow({ deliveryId: delivery.id, sheet: 'Blad 1', row: 17 })).toEqual(known);
  });

  it('is found by its row and sheet, together with the others of the row', async () => {
    const regionId = 'samma-rad';
    const rows = (['women', 'men'] as const).map((sex) => ({ ...row({ sex }), sheet: 'A', row: 3 }));
    const delivery = await accept(stores, rows, '2024-02-01T09:00:00.000Z', { regionId });
    const at = (sheet: string | null, number: number) =>
      observations.ofRow({ deliveryId: delivery.id, sheet, row: number });
    expect((await at('A', 3)).map(({ sex }) => sex)).toEqual(['women', 'men']);
    expect([...(await at('B', 3)), ...(await at(null, 3)), ...(await at('A', 4))]).toEqual([]);
    expect(await observations.ofRow({ deliveryId: 'x', sheet: 'A', row: 3 })).toEqual([]);
  });

  it.each(['0', '999999', 'abc', '', '1; drop table observation'])(
    'with the id %j does not exist',
    async (id) => {
      expect(await observations.byId(id)).toBeNull();
    },
  );
});

describe('whole years', () => {
  it('can be asked for alone, without months, tertials and split years', async () => {
    const regionId = 'hela-ar';
    const periods = [
      yearPeriod(2023),
      monthPeriod(2023, 1),
      tertialPeriod(2023, 1),
      { start: '2022-07-01', end: '2023-07-01' },
      { start: '2022-01-01', end: '2024-01-01' },
    ];
    const rows = periods.map((period) => row({ period }));
    await accept(stores, rows, '2024-02-01T09:00:00.000Z', { regionId });
    const whole = await observations.current({ regionId, isWholeYears: true });
    expect(whole.map(({ period }) => period)).toEqual([yearPeriod(2023)]);
    expect(await observations.current({ regionId })).toHaveLength(5);
  });
});

describe('what is known', () => {
  it('is the latest figure of each key, and the earlier ones stay in the history', async () => {
    const regionId = 'omrakning';
    await accept(stores, [row({ outcome: figure('72') })], '2024-02-01T09:00:00.000Z', { regionId });
    await accept(
      stores,
      [row({ outcome: figure('73') }, 'Eftersläpande registrering')],
      '2024-05-01T09:00:00.000Z',
      { regionId },
    );
    const known = await observations.current({ regionId });
    expect(known).toHaveLength(1);
    expect(known[0]).toMatchObject({
      outcome: { value: '73' },
      restatementReason: 'Eftersläpande registrering',
    });
    const history = await observations.history(keyIn(regionId));
    expect(history.map((entry) => [entry.outcome, entry.isWithdrawn])).toEqual([
      [figure('73'), false],
      [figure('72'), false],
    ]);
  });

  it('goes back to the earlier figure when a restatement is withdrawn', async () => {
    const regionId = 'angrad';
    await accept(stores, [row({ outcome: figure('72') })], '2024-02-01T09:00:00.000Z', { regionId });
    const second = await accept(
      stores,
      [row({ outcome: figure('37') }, 'Ny fil')],
      '2024-05-01T09:00:00.000Z',
      {
        regionId,
      },
    );
    await deliveries.withdraw(second.id, 'Siffrorna hade kastats om', '2024-05-02T09:00:00.000Z');
    expect(await observations.current({ regionId })).toMatchObject([{ outcome: { value: '72' } }]);
    const history = await observations.history(keyIn(regionId));
    expect(history.map((entry) => entry.isWithdrawn)).toEqual([true, false]);
  });

  it('can be asked for as it was known at any instant', async () => {
    const regionId = 'tidsresa';
    await accept(stores, [row({ outcome: figure('72') })], '2024-02-01T09:00:00.000Z', { regionId });
    const second = await accept(
      stores,
      [row({ outcome: figure('37') }, 'Ny fil')],
      '2024-05-01T09:00:00.000Z',
      {
        regionId,
      },
    );
    await deliveries.withdraw(second.id, 'Siffrorna hade kastats om', '2024-05-03T09:00:00.000Z');
    const valueAt = async (knownAt: string) =>
      (await observations.current({ regionId, knownAt })).map((entry) => entry.outcome);
    expect(await valueAt('2024-02-01T08:59:59.999Z')).toEqual([]);
    expect(await valueAt('2024-02-01T09:00:00.000Z')).toEqual([figure('72')]);
    expect(await valueAt('2024-05-01T09:00:00.000Z')).toEqual([figure('37')]);
    expect(await valueAt('2024-05-03T08:59:59.999Z')).toEqual([figure('37')]);
    expect(await valueAt('2024-05-03T09:00:00.000Z')).toEqual([figure('72')]);
  });

  it('is one figure per indicator, group, sex and period', async () => {
    const regionId = 'nycklar';
    const rows = [
      row(),
      row({ indicatorId: 'kontinuitet' }),
      row({ group: { kind: 'unit', id: REGION, name: 'En enhet med regionens namn' } }),
      row({ group: { kind: 'region', id: 'annan', name: 'Annan' } }),
      row({ sex: 'women' }),
      row({ period: yearPeriod(2022) }),
      row({ period: { start: '2023-01-01', end: '2023-09-01' } }),
    ];
    await accept(stores, rows, '2024-02-01T09:00:00.000Z', { regionId });
    expect(await observations.current({ regionId })).toHaveLength(rows.length);
  });

  it('can be narrowed to indicators, kinds of group and a span of periods', async () => {
    const regionId = 'urval';
    const groups = [
      { kind: 'region', id: REGION, name: 'Provlän' },
      { kind: 'unit', id: 'norr', name: 'Norr' },
    ] as const;
    const rows = ['a', 'b', 'c'].flatMap((indicatorId) =>
      groups.flatMap((group) =>
        [2021, 2022, 2023].map((year) => row({ indicatorId, group, period: yearPeriod(year) })),
      ),
    );
    await accept(stores, rows, '2024-02-01T09:00:00.000Z', { regionId });
    const found = await observations.current({
      regionId,
      indicatorIds: ['a', 'c'],
      groupKinds: ['unit'],
      from: '2022-01-01',
      before: '2023-01-01',
    });
    expect(found.map((entry) => [entry.indicatorId, entry.group.id, entry.period.start])).toEqual([
      ['a', 'norr', '2022-01-01'],
      ['c', 'norr', '2022-01-01'],
    ]);
    expect(await observations.current({ regionId, indicatorIds: [] })).toEqual([]);
    expect(await observations.current({ regionId: 'ingen' })).toEqual([]);
  });
});
