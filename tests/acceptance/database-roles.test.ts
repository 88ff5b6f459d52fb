// deploy/database/roles.sql: with its user Utfall does all of its work, and cannot change what may only be added to, nor the tables and
// triggers that see to it.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, expect, inject, it } from 'vitest';
import { tell } from '../../src/app/doctor/check-database.ts';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import { verifyChain } from '../../src/people/audit-chain.ts';
import { connect } from '../../src/storage/postgres/connect.ts';
import { inspectDatabase } from '../../src/storage/postgres/inspect.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { run } from '../setup/postgres.ts';
import { DEFINITIONS } from './open-server.ts';

const AT = '2026-11-25T08:00:00.000Z';
const owner = await freshDatabase();
// Roles are the whole server's: others may run this test at the same time.
const role = `utfall_app_${randomUUID().replaceAll('-', '')}`;
const password = randomBytes(12).toString('hex');
await run(owner.url, `create role ${role} login password '${password}'`);
const client = new Client({ connectionString: owner.url });
await client.connect();
await client.query(readFileSync('deploy/database/roles.sql', 'utf8').replaceAll('utfall_app', role));
await client.end();
const url = new URL(owner.url);
url.username = role;
url.password = password;

const app = await openDatabase(url.href);
const { db, close } = connect(url.href);
const stores = app.storesFor(COMMAND_LINE);
afterAll(async () => {
  await Promise.all([app.close(), close()]);
  await run(owner.url, `drop owned by ${role} cascade`);
  await run(inject('postgresUrl'), `drop role ${role}`);
});

it('reads regions and figures in, lets people in and out, and keeps a whole log', async () => {
  await loadDemonstration(openWorld(stores), DEFINITIONS);
  const account = { id: 'a', name: 'Åsa Ek', email: 'asa@region.example', createdAt: AT, closedAt: null };
  await stores.accounts.add({ ...account, isDemonstration: false });
  await stores.ways.setCodeApp('a', { sealedSecret: 's', step: 1, recoveryCodeHashes: ['h'] }, AT);
  await stores.ways.takeRecoveryCode('a', 'h', AT);
  const place = { kind: 'region', regionId: 'exempel' } as const;
  const grant = {
    accountId: 'a',
    role: 'analyst',
    place,
    sections: [],
    from: '2024-01-01',
    to: null,
  } as const;
  const given = await stores.grants.give({ ...grant, grantedBy: 'x' }, AT);
  await stores.grants.end(given.id, '2024-02-01', AT, () => {});
  await stores.accounts.close('a', AT);
  await app.noteSecretKey('f', AT);
  await app.removeExpired(AT);
  expect((await verifyChain(app.audit.all(), [])).kind).toBe('whole');
  expect((await app.audit.entries({ count: 1000 })).length).toBeGreaterThan(10);
});

it.each([
  ["update audit_entry set content = '{}'", 'permission denied'],
  ['delete from audit_entry', 'permission denied'],
  ['truncate audit_entry', 'permission denied'],
  ['update audit_entry set number = null', 'permission denied'],
  ['delete from observation', 'permission denied'],
  ["update delivery set file_name = 'x'", 'permission denied'],
  ['update delivery set id = default', 'append-only'],
  ['update region_definition set version = 9', 'permission denied'],
  ['alter table audit_entry disable trigger all', 'must be owner'],
  ['drop trigger append_only on audit_entry', 'must be owner'],
  [
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'permission denied|must be owner',
  ],
  ['create table mine (x int)', 'permission denied'],
  ["insert into kysely_migration values ('0999-x', 'x')", 'permission denied'],
])('cannot do: %s', async (statement, message) => {
  await expect(sql.raw(statement).execute(db)).rejects.toThrow(new RegExp(message));
});

it('is well, says doctor, as long as the tables are this version’s', async () => {
  const rights = tell(await inspectDatabase(url.href)).find(({ check }) => check === 'database-rights');
  expect(rights).toMatchObject({
    state: 'ok',
    message: expect.stringContaining('kan inte ändra granskningsloggen'),
  });
});
