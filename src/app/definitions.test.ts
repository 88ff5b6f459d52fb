import { expect, it } from 'vitest';
import { freshDatabase } from '../../tests/setup/fresh-database.ts';
import { SYSTEM } from '../people/actors.ts';
import { createDefinitions } from './definitions.ts';
import { readDefinitions } from './read-definitions.ts';

const AT = '2024-02-01T09:00:00.000Z';
const { storesFor } = await freshDatabase();
const [exempel] = (await readDefinitions('definitions/exempel')).flatMap(({ region }) => region.value ?? []);
if (exempel === undefined) throw new Error('The invented region is missing');

it('what another process has saved is seen when a moment has passed, what this one has saved at once', async () => {
  let now = 0;
  const here = createDefinitions(storesFor(SYSTEM).plans, undefined, () => now);
  const elsewhere = createDefinitions(storesFor(SYSTEM).plans);
  await here.save(exempel, AT);
  expect((await here.region('exempel')).name).toBe(exempel.name);
  await elsewhere.save({ ...exempel, name: 'Region Annan' }, AT);
  expect((await here.region('exempel')).name).toBe(exempel.name);
  now += 1_001;
  expect((await here.region('exempel')).name).toBe('Region Annan');
  await here.save({ ...exempel, name: 'Region Tredje' }, AT);
  expect((await here.region('exempel')).name).toBe('Region Tredje');
});
