import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WrittenCareDatabase } from '../../../tests/fixtures/care-database.ts';
import { createCareDatabase } from '../../../tests/fixtures/care-database.ts';
import { UnavailableError } from '../../core/failure.ts';
import { openCareDatabase } from './open-care-database.ts';

let database: WrittenCareDatabase;
beforeAll(async () => {
  database = await createCareDatabase();
});
afterAll(() => database.remove());

const changed = (changes: Partial<Pick<URL, 'port' | 'username' | 'password' | 'pathname'>>) =>
  Object.assign(new URL(database.url), changes).href;

describe('a database with care data', () => {
  it.each([
    "insert into care_home (person) values ('p1')",
    'create temp table kopia as select * from person',
    'drop table person',
  ])('is only read: %s', async (statement) => {
    const care = await openCareDatabase(database.url);
    await expect(care.rows(statement)).rejects.toThrow(/read-only transaction/);
    await care.close();
  });

  it('stays as it was when it was opened, while the warehouse loads', async () => {
    const care = await openCareDatabase(database.url);
    const count = 'select count(*) as n from person';
    expect(await care.rows(count)).toEqual([{ n: 0 }]);
    await database.run("insert into person (person, sex) values ('p1', 'female')");
    expect(await care.rows(count)).toEqual([{ n: 0 }]);
    await care.close();
    const later = await openCareDatabase(database.url);
    expect(await later.rows(count)).toEqual([{ n: 1 }]);
    await later.close();
  });

  it('that cannot be used is told in a sentence, without the password', async () => {
    await database.run("create role tittare login password 'hemligt'");
    const wrong = [
      [changed({ port: '1' }), 'svarar inte'],
      [changed({ password: 'hemligare' }), 'inloggningen'],
      [changed({ pathname: '/saknas' }), 'finns inte'],
    ] as const;
    for (const [url, words] of wrong) {
      const failure = await openCareDatabase(url).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UnavailableError);
      expect(failure).toHaveProperty('message', expect.stringContaining(words));
      expect(String(failure)).not.toContain('hemlig');
    }
    const watched = await openCareDatabase(changed({ username: 'tittare', password: 'hemligt' }));
    await expect(watched.rows('select * from vard.person')).rejects.toThrow(/rätten SELECT/);
    await watched.close();
    await database.run('drop role tittare');
  });
});
