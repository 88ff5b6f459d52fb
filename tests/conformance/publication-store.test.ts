// PublicationStore: the latest word on a year counts, and saying it again says nothing.
import { expect, it } from 'vitest';
import { freshDatabase } from '../setup/fresh-database.ts';
import { run } from '../setup/postgres.ts';

const database = await freshDatabase();
const { publications } = database.stores;
const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';
const place = (year: number) => ({ regionId: 'exempel', year });

it('a year is published, taken back and published again', async () => {
  expect(await publications.all()).toEqual([]);
  const first = await publications.set(place(2022), true, AT);
  expect(first).toEqual({ ...place(2022), isPublished: true, by: 'Kommandoraden', at: AT, version: 1 });
  expect(await publications.set(place(2022), true, LATER)).toEqual(first);
  expect(await publications.set(place(2022), false, LATER)).toMatchObject({ isPublished: false, version: 2 });
  await publications.set(place(2021), true, LATER);
  const latest = await publications.all();
  expect(latest.map(({ year, isPublished }) => [year, isPublished])).toEqual([
    [2021, true],
    [2022, false],
  ]);
});

it('several at once make it public once', async () => {
  const said = await Promise.all([1, 2, 3, 4].map(() => publications.set(place(2020), true, AT)));
  expect(said.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  const entries = await database.audit.entries({
    subject: 'region/exempel/year/2020/publication',
    count: 10,
  });
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ action: 'publish-year', before: null, after: { isPublished: true } });
});

it('taking back is an entry that ends something', async () => {
  await publications.set(place(2020), false, LATER);
  const [entry] = await database.audit.entries({ subject: 'region/exempel/year/2020/publication', count: 1 });
  expect(entry).toMatchObject({ before: { isPublished: true, version: 1 }, after: null });
});

it('nothing of it can be changed in the database', async () => {
  await expect(run(database.url, 'update publication set is_published = true')).rejects.toThrow(
    /append-only/,
  );
});
