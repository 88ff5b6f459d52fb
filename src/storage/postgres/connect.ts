// The connection pool and transactions. Values keep their exactness: a date stays "2023-01-01", numeric keeps its digits,
// int8 is a number only when that is exact, timestamps are ISO instants in UTC. When the server cannot be reached the error
// is an UnavailableError. The pool may never be used inside an open transaction: the work would escape it, and with a full
// pool it would wait for itself for ever; a guard throws instead.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool, PostgresPoolClient, Transaction } from 'kysely';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import { ConflictError, UnavailableError } from '../../core/failure.ts';
import { askTogether } from './ask-together.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
export type OpenTransaction = Transaction<Schema>;

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;
const TIMESTAMPTZ = 1184;

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Integer too large to be exact: ${text}`);
  return value;
}

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: exactInteger,
  [DATE]: String,
  [NUMERIC]: String,
  [TIMESTAMPTZ]: isoInstant,
};

let lastRead = { text: '', instant: '' };

/** Thousands of rows of a delivery bear the same instant: the last one is not computed again. */
function isoInstant(text: string): string {
  if (text !== lastRead.text) lastRead = { text, instant: new Date(text).toISOString() };
  return lastRead.instant;
}

/** How every connection reads values. */
export const exactTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[oid]) || types.getTypeParser(oid, format)) as typeof types.getTypeParser,
} as typeof types;

const openTransaction = new AsyncLocalStorage<true>();

/** More connections than this gain nothing: the database has few cores and every query takes milliseconds. */
const CONNECTIONS = 10;

/** A query that takes longer than this hangs; the largest import takes a tenth of it. */
const STATEMENT_MILLISECONDS = 120_000;

/** Connections of the pool now: all there are, those that nobody uses, and requests that wait for one. */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export interface Connection {
  readonly db: Database;
  pool(): PoolState;
  close(): Promise<void>;
}

/** Opens a pool; nothing is contacted until the first query. `url` may hold a password and is never logged. */
export function connect(url: string): Connection {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_MILLISECONDS,
    idle_in_transaction_session_timeout: STATEMENT_MILLISECONDS,
    application_name: 'utfall',
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    types: exactTypes,
  });
  // A lost connection is told by the query that used it and replaced by the pool; an `error` event that nobody listens to
  // would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: guarded(pool) }) });
  return {
    db,
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => db.destroy(),
  };
}

function guarded(pool: Pool): PostgresPool {
  const clients = new WeakMap<object, PostgresPoolClient>();
  return {
    async connect() {
      if (openTransaction.getStore())
        throw new Error('The pool was used inside an open transaction: pass the transaction along instead');
      const client = await reachable(() => pool.connect());
      const known = clients.get(client);
      if (known) return known;
      const guardedClient: PostgresPoolClient = {
        query: (text: unknown, parameters?: unknown) =>
          reachable(() => client.query(text as string, parameters as unknown[])) as never,
        release: (isBroken) => client.release(isBroken),
      };
      clients.set(client, guardedClient);
      return guardedClient;
    },
    end: () => pool.end(),
  };
}

/**
 * Runs `work` in one transaction that is committed when it returns and undone when it throws, and returns when what was
 * written is on the disk. So is what a conflict tells of: a version that a crash then took would be somebody else's number
 * afterwards, and whoever was told of it would write over theirs unseen. Does not nest.
 */
export async function inTransaction<T>(
  db: Database,
  work: (transaction: OpenTransaction) => Promise<T>,
): Promise<T> {
  const turn = { isAwaited: false };
  const result = await db
    .transaction()
    .execute((transaction) => {
      turns.set(transaction, turn);
      return openTransaction.run(true, () => work(transaction));
    })
    .catch(async (error: unknown) => {
      if (error instanceof ConflictError) await waitForDisk(db);
      throw error;
    });
  if (turn.isAwaited) await waitForDisk(db);
  return result;
}

const turns = new WeakMap<OpenTransaction, { isAwaited: boolean }>();

/** For a transaction whose commit does not wait for the disk itself: `inTransaction` then does, before it returns. */
export function awaitDisk(transaction: OpenTransaction): void {
  const turn = turns.get(transaction);
  if (turn === undefined)
    throw new Error('Not a transaction of inTransaction: nobody would wait for the disk');
  turn.isAwaited = true;
}

const diskWaits = new WeakMap<Database, () => Promise<unknown>>();

/**
 * A commit of its own, with nothing in it but a mark in the write-ahead log: when it is on the disk, so is everything before it.
 * Many who wait at the same time wait for one.
 */
async function waitForDisk(db: Database): Promise<void> {
  let wait = diskWaits.get(db);
  if (wait === undefined) {
    wait = askTogether(() => sql`select pg_logical_emit_message(true, 'utfall', '')`.execute(db));
    diskWaits.set(db, wait);
  }
  await wait();
}

/** Lets one transaction at a time into what `name` names; released when the transaction ends. */
export async function takeTurn(transaction: OpenTransaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}

/**
 * Runs `work`, which may open transactions of its own, while no other process runs what has the same name: they wait. The turn is
 * over when the process dies.
 */
export async function alone<T>(db: Database, name: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtextextended(${name}, 0))`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection);
    }
  });
}

/** Throws UnavailableError when the work ended because the database did not answer. */
export async function reachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUnreachable(error))
      throw new UnavailableError('Databasen svarar inte. Försök igen om en stund.', { cause: error });
    throw error;
  }
}

const NETWORK_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
];

/** Classes 08 (connection), 53 (out of resources), 57P (shut down), 58 (disk), and 25P03 and 57014 (time-outs). */
const SERVER_CODES = /^(08|53|57P|58|25P03|57014)/;

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NETWORK_CODES.includes(code) || SERVER_CODES.test(code)) return true;
  // pg gives these two no code.
  return /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/.test(
    error.message,
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** Times come from the caller's clock. PostgreSQL would also take "now" or "yesterday": those are refused here. */
export function instant(at: string): string {
  if (!INSTANT.test(at)) throw new RangeError(`Not an ISO instant in UTC: ${JSON.stringify(at)}`);
  return at;
}

/** Text as PostgreSQL can hold it: the null character, which no text has a use for, becomes the replacement character. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
