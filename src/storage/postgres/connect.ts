// The connection pool and transactions. Values keep their exactness: a date stays "2023-01-01", numeric keeps its digits,
// int8 is a number only when that is exact, timestamps are ISO instants in UTC. When the server cannot be reached the error
// is an UnavailableError. The pool may never be used inside an open transaction: the work would escape it, and with a full
// pool it would wait for itself for ever; a guard throws instead.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool, PostgresPoolClient, Transaction } from 'kysely';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import { UnavailableError } from '../../core/failure.ts';
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

export interface Connection {
  readonly db: Database;
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
  return { db, close: () => db.destroy() };
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

/** Runs `work` in one transaction that is committed when it returns and undone when it throws. Does not nest. */
export async function inTransaction<T>(
  db: Database,
  work: (transaction: OpenTransaction) => Promise<T>,
): Promise<T> {
  return db.transaction().execute((transaction) => openTransaction.run(true, () => work(transaction)));
}

/** Lets one transaction at a time into what `name` names; released when the transaction ends. */
export async function takeTurn(transaction: OpenTransaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
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
