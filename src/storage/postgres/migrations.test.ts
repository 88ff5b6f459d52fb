import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { accept, row } from '../../../tests/conformance/examples.ts';
import { freshDatabase } from '../../../tests/setup/fresh-database.ts';
import { NewerVersionError } from '../data-folder-errors.ts';
import { connect } from './connect.ts';
import { migrate } from './migrations.ts';
import { openDatabase } from './open.ts';

const { url, stores } = await freshDatabase();
const { db, close } = connect(url);
afterAll(close);

it('can be run again, and by several processes at once', async () => {
  await sql`drop schema public cascade; create schema public`.execute(db);
  await Promise.all(Array.from({ length: 4 }, () => migrate(db)));
  await migrate(db);
  const again = await openDatabase(url);
  await again.close();
});

it('keeps what was known by a file’s name when that got a place of its own', async () => {
  await sql`drop schema public cascade; create schema public`.execute(db);
  await migrate(db, '0007-call-counts');
  for (const name of ['varddata_2023_2024-02-01T060000.000Z-0123456789ab.csv', 'varddata 2023.csv'])
    await sql`
      insert into delivery (region_id, file_name, sha256, bytes, state, received_at, rows, added, unchanged, restated,
        warnings, errors, is_invented, based_on_revision)
      values ('x', ${name}, '', '', 'previewed', '2024-02-01T08:00:00Z', 0, 0, 0, 0, 0, 0, true, 0)
    `.execute(db);
  await migrate(db);
  const kept = await db.selectFrom('delivery').select('care_version').orderBy('id').execute();
  expect(kept.map(({ care_version }) => care_version)).toEqual(['2024-02-01T060000.000Z-0123456789ab', null]);
});

describe('every table', () => {
  it.each(['region_definition', 'delivery', 'delivery_event', 'observation', 'goal_decision', 'comment'])(
    '%s refuses that what is written is changed or removed',
    async (name) => {
      const table = sql.table(name);
      await expect(sql`delete from ${table}`.execute(db)).rejects.toThrow(/append-only/);
      await expect(sql`truncate ${table} cascade`.execute(db)).rejects.toThrow(/append-only/);
      await expect(sql`update ${table} set region_id = 'x'`.execute(db)).rejects.toThrow(
        /append-only|"region_id" of relation/,
      );
    },
  );

  it('says for every figure either how certain it is or why it is missing', async () => {
    await accept(stores, [row()], '2024-02-01T09:00:00.000Z');
    const copy = (certainty: string | null, missing: string | null) =>
      sql`
        insert into observation (region_id, indicator_id, definition, group_kind, group_id, group_name, sex, period_start,
          period_end, certainty, missing, note, delivery_id, row, known_from)
        select region_id, indicator_id, definition, group_kind, group_id, group_name, sex, period_start,
          period_end, ${certainty}, ${missing}, note, delivery_id, row, known_from
        from observation limit 1
      `.execute(db);
    await expect(copy(null, null)).rejects.toThrow(/check constraint/);
    await expect(copy('final', 'pending')).rejects.toThrow(/check constraint/);
  });
});

it('refuses a database that a newer version has changed, and says which change it was', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('0999-from-the-future', 'x')`.execute(db);
  const failure = await openDatabase(url).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NewerVersionError);
  expect(failure).toHaveProperty('message', expect.stringContaining('0999-from-the-future'));
});
