// kill -9 of the server, of the database under it, or of both, at random moments while two hundred people save. What was
// acknowledged is there afterwards, each saved version has its entry in the audit log, and the chain is whole, after every kill.
// UTFALL_KILLS says how many times (3 unless it is set, 30 in `node scripts/load.mjs`); the seed is printed, the moments still
// depend on the machine. A killed process keeps what the kernel has taken; a machine without power does not: power-cut.test.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { ConflictError } from '../../src/core/failure.ts';
import { SYSTEM } from '../../src/people/actors.ts';
import { connect, inTransaction } from '../../src/storage/postgres/connect.ts';
import { clusterFolder } from '../../src/storage/postgres/embedded/cluster.ts';
import { findPostmaster } from '../../src/storage/postgres/embedded/postmaster.ts';
import { startEmbedded } from '../../src/storage/postgres/embedded.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';
import { type Product, removeFolder, startProduct, temporaryFolder } from '../product/product.ts';
import { sessionOf } from '../product/sign-in.ts';
import { expectNothingLost } from './load/nothing-lost.ts';
import type { Tally } from './load/people.ts';
import { emptyTally, saveAtTheSameTime } from './load/people.ts';
import type { Slots } from './load/region.ts';
import { saveLoadRegion } from './load/region.ts';

const KILLS = Number(process.env.UTFALL_KILLS ?? 3);
const PEOPLE = Number(process.env.UTFALL_LOAD_PEOPLE ?? 200);
const SEED = Number(process.env.UTFALL_SEED ?? Date.now() % 1_000_000);
const AT = '2026-01-01T00:00:00.000Z';
const VICTIMS = ['server', 'database', 'both'] as const;
type Victim = (typeof VICTIMS)[number];

/** The database is back within some seconds of being killed, a minute on a machine that does much else; then people save again. */
const MOST_SECONDS_WITHOUT_DATABASE = 60;

const dataFolder = temporaryFolder();
afterAll(() => removeFolder(dataFolder));

let state = SEED;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
}

async function killDatabase(): Promise<void> {
  const postmaster = findPostmaster(clusterFolder(dataFolder));
  if (postmaster === null) throw new Error('There is no database to kill');
  process.kill(postmaster.pid, 'SIGKILL');
}

/** People save, the victim dies; true when they could save again without anyone starting anything. */
async function saveUntilKilled(product: Product, slots: Slots, tally: Tally, victim: Victim): Promise<void> {
  const headers = await sessionOf(product.address, 'analytiker');
  const ending = new AbortController();
  const { signal } = ending;
  const saving = saveAtTheSameTime({
    address: product.address,
    slots,
    people: PEOPLE,
    arriving: 1_000,
    headers,
    signal,
    tally,
  });
  // From before the first answers to well into the load.
  await sleep(700 + random() * 3_000);
  if (victim !== 'server') await killDatabase();
  if (victim === 'database') {
    // What was on its way is answered first.
    await sleep(1_000);
    const before = tally.acknowledged.length;
    for (let second = 0; second < MOST_SECONDS_WITHOUT_DATABASE; second += 1) {
      if (tally.acknowledged.length > before) break;
      await sleep(1_000);
    }
    expect(tally.acknowledged.length, 'saves after the database came back').toBeGreaterThan(before);
  }
  await product.kill();
  ending.abort();
  await saving;
}

it(`loses nothing that was acknowledged to ${PEOPLE} people through ${KILLS} kills (seed ${SEED})`, {
  timeout: 120_000 + KILLS * 60_000,
}, async () => {
  const slots = await saveLoadRegion(dataFolder);
  const all = emptyTally();
  let unanswered = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const tally = emptyTally();
    const product = await startProduct({ dataFolder });
    await saveUntilKilled(product, slots, tally, VICTIMS[kill % VICTIMS.length] ?? 'both');
    all.acknowledged.push(...tally.acknowledged);
    unanswered += tally.unanswered;
    expect(tally.unexpected).toEqual([]);
    expect(tally.conflictsWithoutVersion).toBe(0);
    const saved = await expectNothingLost(dataFolder, all.acknowledged);
    expect(saved.comments).toBeGreaterThanOrEqual(all.acknowledged.length);
  }
  expect(all.acknowledged.length).toBeGreaterThan(0);
  console.log(
    `seed ${SEED}: ${KILLS} kills under ${PEOPLE} people, ${all.acknowledged.length} saves acknowledged, none lost; ` +
      `${unanswered} saves without an answer; the audit log whole after each`,
  );
});

it('answers when what was saved is on the disk, not before', async () => {
  const server = await startEmbedded({ dataFolder, role: 'command', log: () => {} });
  const database = await openDatabase(server.url);
  const { db, close } = connect(server.url);
  try {
    let behind = 0;
    for (let version = 0; version < 30; version += 1) {
      const comment = { regionId: 'x', year: 2023, indicatorId: 'disk', template: 'x', by: 'x', at: AT };
      await database.storesFor(SYSTEM).comments.write(comment, version);
      const { rows } = await sql<{ is_behind: boolean }>`
        select pg_current_wal_flush_lsn() < pg_current_wal_insert_lsn() as is_behind
      `.execute(db);
      if (rows[0]?.is_behind) behind += 1;
    }
    // The database's own work in the background may write a line at the same moment; without the wait all thirty are behind.
    expect(behind).toBeLessThan(5);
  } finally {
    await close();
    await database.close();
    await server.close();
  }
});

it('tells of a conflict when what it tells of is on the disk, not before', async () => {
  const server = await startEmbedded({ dataFolder, role: 'command', log: () => {} });
  const { db, close } = connect(server.url);
  try {
    let behind = 0;
    for (let turn = 0; turn < 30; turn += 1) {
      // Somebody's change, committed and seen by all, whose maker still waits for the disk.
      const { rows } = await db.transaction().execute(async (transaction) => {
        await sql`set local synchronous_commit = off`.execute(transaction);
        return sql<{ lsn: string }>`select pg_logical_emit_message(true, 'test', '')::text as lsn`.execute(
          transaction,
        );
      });
      const conflict = new ConflictError('x', { basedOn: 1, currentVersion: 2, current: null });
      await expect(inTransaction(db, () => Promise.reject(conflict))).rejects.toBe(conflict);
      const { rows: later } = await sql<{ is_behind: boolean }>`
        select pg_current_wal_flush_lsn() < ${rows[0]?.lsn}::pg_lsn as is_behind
      `.execute(db);
      if (later[0]?.is_behind !== false) behind += 1;
    }
    expect(behind).toBe(0);
  } finally {
    await close();
    await server.close();
  }
});

it('runs a database that waits for the disk before it answers', async () => {
  const server = await startEmbedded({ dataFolder, role: 'command', log: () => {} });
  const { db, close } = connect(server.url);
  try {
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name
    `.execute(db);
    expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
      'fsync=on',
      'full_page_writes=on',
      'synchronous_commit=on',
    ]);
  } finally {
    await close();
    await server.close();
  }
});
