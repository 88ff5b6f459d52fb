// An empty, migrated database of one's own, for tests that store something. It is removed when the test file is done.
import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import type { OpenDatabase, Stores } from '../../src/storage/postgres/open.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';
import { run, withDatabase } from './postgres.ts';

export interface FreshDatabase extends OpenDatabase {
  readonly url: string;
  /** The stores as the command line writes in them, for tests to which it does not matter who writes. */
  readonly stores: Stores;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgresUrl');
  const name = `utfall_test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name} template ${inject('postgresTemplate')}`);
  const url = withDatabase(server, name);
  const database = await openDatabase(url);
  afterAll(async () => {
    await database.close();
    await run(server, `drop database ${name} with (force)`);
  });
  return { ...database, url, stores: database.storesFor(COMMAND_LINE) };
}
