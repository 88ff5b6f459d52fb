import { expect, it } from 'vitest';
import { decimal } from '../../src/core/decimal.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import type { Plan, Region } from '../../src/plan/contract.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';
import { freshDatabase } from '../setup/fresh-database.ts';

const { stores, url } = await freshDatabase();
const { plans } = stores;

const plan: Plan = {
  regionId: 'provlan',
  year: 2023,
  name: 'Regionplan 2023',
  goals: [{ id: '5', name: 'God tillgänglighet', published: null }],
  indicators: [],
  targets: [
    {
      kind: 'level',
      indicatorId: 'bedomning-tre-dagar',
      year: 2023,
      group: null,
      sex: 'total',
      origin: 'region',
      note: '',
      comparator: '≥',
      value: decimal('90.0'),
      unit: 'percent',
    },
  ],
  requirements: [],
  rule: { id: 'regel', bands: [{ light: 'reached', from: decimal('1') }], source: 'Påhittad' },
  source: 'Påhittad plan',
};

const region = (changes: Partial<Region> = {}): Region => ({
  id: 'provlan',
  name: 'Region Provlän',
  shortName: 'Provlän',
  koladaId: '0099',
  isInvented: true,
  unitWord: { one: 'hälsocentral', many: 'hälsocentraler', definite: 'hälsocentralerna' },
  organisation: { units: [], counts: [] },
  plans: [plan],
  ...changes,
});

it('has no regions from the start', async () => {
  expect(await plans.regions()).toEqual([]);
});

it('gives back a saved region as it was saved, after a restart too', async () => {
  expect(await plans.saveRegion(region(), '2024-01-01T08:00:00.000Z')).toEqual({ isChanged: true });
  expect(await plans.regions()).toEqual([region()]);
  const again = await openDatabase(url);
  expect(await again.storesFor(COMMAND_LINE).plans.regions()).toEqual([region()]);
  await again.close();
});

it('says which version is in force, from when and by whom', async () => {
  expect(await plans.versions()).toEqual([
    {
      regionId: 'provlan',
      version: 1,
      savedAt: '2024-01-01T08:00:00.000Z',
      savedBy: COMMAND_LINE.name,
    },
  ]);
});

it('makes no version of a region that says the same thing, whatever the order of its fields', async () => {
  await plans.saveRegion(region(), '2024-01-01T08:00:00.000Z');
  const { plans: ownPlans, ...rest } = region();
  const reordered = { plans: ownPlans, ...rest };
  expect(await plans.saveRegion(reordered, '2024-01-02T08:00:00.000Z')).toEqual({ isChanged: false });
});

it('gives the latest version of each region, also when it goes back to an earlier one', async () => {
  await plans.saveRegion(region(), '2024-01-01T08:00:00.000Z');
  const changed = region({ name: 'Region Provlän (ny)' });
  expect(await plans.saveRegion(changed, '2024-02-01T08:00:00.000Z')).toEqual({ isChanged: true });
  expect(await plans.regions()).toEqual([changed]);
  expect(await plans.saveRegion(region(), '2024-03-01T08:00:00.000Z')).toEqual({ isChanged: true });
  expect(await plans.regions()).toEqual([region()]);
  expect(await plans.versions()).toMatchObject([{ version: 3, savedAt: '2024-03-01T08:00:00.000Z' }]);
});

it('makes one version when several processes save the same thing at once', async () => {
  const changed = region({ id: 'samtidig', name: 'Region Samtidig' });
  const saved = await Promise.all(
    Array.from({ length: 6 }, () => plans.saveRegion(changed, '2024-04-01T08:00:00.000Z')),
  );
  expect(saved.filter((answer) => answer.isChanged)).toHaveLength(1);
});

it('lists regions in Swedish order of their names', async () => {
  for (const name of ['Region Ö', 'Region Ä', 'Region Z', 'Region Å'])
    await plans.saveRegion(region({ id: name, name }), '2024-05-01T08:00:00.000Z');
  const names = (await plans.regions()).map((entry) => entry.name).filter((name) => name.length === 8);
  expect(names).toEqual(['Region Z', 'Region Å', 'Region Ä', 'Region Ö']);
});
