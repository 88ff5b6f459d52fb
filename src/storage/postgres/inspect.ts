// What a database is like, for who wants to know whether the product can work on it: asked, never changed. Whether its tables,
// triggers and functions are as our migrations make them is found out by making them again in a schema of their own, in a
// transaction that is undone. What the facts mean for the operator is told in app/doctor.
import { sql } from 'kysely';
import type { StoredEntry } from '../../people/contract.ts';
import { auditLog } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { connect } from './connect.ts';
import { appliedMigrations, MIGRATION_NAMES, makeTablesOf } from './migrations.ts';

export interface DatabaseFacts {
  readonly version: string;
  readonly majorVersion: number;
  readonly encoding: string;
  readonly bytes: number;
  /** Whether our user may make tables. */
  readonly canCreate: boolean;
  /** Whether our user may change entries of the audit log, were it not for the triggers; null: there is none yet. */
  readonly canChangeLog: boolean | null;
  /** Settings that let an acknowledged save be lost at a power cut: none, as it should be. */
  readonly unsafeSettings: readonly string[];
  /** The database's clock minus this process's. */
  readonly secondsAhead: number;
  readonly connections: { readonly most: number; readonly used: number };
  readonly applied: readonly string[];
  readonly missing: readonly string[];
  /** Made by a newer version. */
  readonly unknown: readonly string[];
  /** How many regions' definitions are kept; null: there is no table for them yet. */
  readonly regions: number | null;
  /** Fingerprint of the key that the encrypted columns were made with; null: none was noted. */
  readonly keyFingerprint: string | null;
  /** null: there is no log yet. */
  readonly logEnd: LogEnd | null;
  /** Where tables, columns, constraints, triggers or functions are not as we make them; null: could not be compared. */
  readonly differences: readonly string[] | null;
}

export interface LogEnd {
  /** The latest ones, oldest first. */
  readonly entries: readonly StoredEntry[];
  /** False when the database would let an entry be changed. */
  readonly isProtected: boolean;
}

/** Enough to find what has been done since yesterday; read in a tenth of a second. */
const LATEST_ENTRIES = 1_000;

/** Throws what connecting throws: UnavailableError, or the driver's error when the server does not let us in. */
export async function inspectDatabase(url: string): Promise<DatabaseFacts> {
  const { db, close } = connect(url);
  try {
    const applied = await appliedMigrations(db);
    const unknown = applied.filter((name) => !MIGRATION_NAMES.includes(name));
    return {
      ...(await serverFacts(db)),
      secondsAhead: await clockDifference(db),
      applied,
      missing: MIGRATION_NAMES.filter((name) => !applied.includes(name)),
      unknown,
      regions: applied.includes('0001-first-tables') ? await countRegions(db) : null,
      keyFingerprint: applied.includes('0003-accounts') ? await noteOfKey(db) : null,
      logEnd: applied.includes('0002-audit') ? await endOfLog(db) : null,
      differences: unknown.length > 0 ? null : await differences(db, applied),
    };
  } finally {
    await close();
  }
}

interface ServerRow {
  readonly version: string;
  readonly number: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly can_create: boolean;
  readonly can_change_log: boolean | null;
  readonly most: number;
  readonly used: number;
  readonly unsafe: readonly string[];
}

async function serverFacts(db: Database) {
  const { rows } = await sql<ServerRow>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number,
      current_setting('server_encoding') as encoding, pg_database_size(current_database()) as bytes,
      has_schema_privilege('public', 'create') as can_create,
      has_table_privilege(to_regclass('audit_entry'), 'update') as can_change_log,
      current_setting('max_connections')::int as most,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
      (select coalesce(array_agg(name::text order by name), '{}') from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as unsafe
  `.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('The server said nothing of itself');
  return {
    version: row.version,
    majorVersion: Math.floor(Number(row.number) / 10_000),
    encoding: row.encoding,
    bytes: row.bytes,
    canCreate: row.can_create,
    canChangeLog: row.can_change_log,
    unsafeSettings: row.unsafe,
    connections: { most: row.most, used: row.used },
  };
}

async function clockDifference(db: Database): Promise<number> {
  const before = Date.now();
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
  return (Date.parse(rows[0]?.now ?? '') - (before + Date.now()) / 2) / 1000;
}

async function countRegions(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct region_id)::int as count from region_definition
  `.execute(db);
  return rows[0]?.count ?? 0;
}

async function noteOfKey(db: Database): Promise<string | null> {
  const row = await db.selectFrom('secret_key').select('fingerprint').executeTakeFirst();
  return row?.fingerprint ?? null;
}

async function endOfLog(db: Database): Promise<LogEnd> {
  const log = auditLog(db);
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from audit_entry`.execute(
    db,
  );
  const after = Math.max(0, (rows[0]?.last ?? 0) - LATEST_ENTRIES);
  return {
    entries: await log.storedEntries({ after, count: LATEST_ENTRIES }),
    isProtected: await log.isProtected(),
  };
}

const SCRATCH = 'utfall_doctor';

/** Someone who may change tables may also remove what protects them: every difference is told. */
async function differences(db: Database, applied: readonly string[]): Promise<readonly string[] | null> {
  const transaction = await db.startTransaction().execute();
  try {
    await sql`create schema ${sql.id(SCRATCH)}`.execute(transaction);
    await sql`set local search_path = ${sql.id(SCRATCH)}`.execute(transaction);
    await makeTablesOf(transaction, applied);
    const found = await partsOf(transaction, 'public');
    const wanted = await partsOf(transaction, SCRATCH);
    return [
      ...wanted.filter((part) => !found.includes(part)).map((part) => `saknas: ${part}`),
      ...found.filter((part) => !wanted.includes(part)).map((part) => `tillkommit: ${part}`),
    ];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return null;
    throw error;
  } finally {
    await transaction.rollback().execute();
  }
}

/** Each table, column, constraint, index, trigger and function of a schema as a line of text, without the schema's name. */
async function partsOf(transaction: OpenTransaction, schema: string): Promise<readonly string[]> {
  const { rows } = await sql<{ part: string }>`
    with ours as (
      select c.oid, c.relname, c.relpersistence from pg_class c
      where c.relnamespace = ${schema}::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%'
    )
    select concat_ws(' ', 'tabell', relname, relpersistence) as part from ours
    union all
    select concat_ws(' ', 'kolumn', o.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end, nullif(a.attidentity::text, ''))
    from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    union all
    select concat_ws(' ', 'villkor', o.relname, pg_get_constraintdef(k.oid)) from ours o join pg_constraint k on k.conrelid = o.oid
    union all
    select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid)) from ours o join pg_index i on i.indrelid = o.oid
    union all
    select concat_ws(' ', 'utlösare', pg_get_triggerdef(t.oid), case when t.tgenabled in ('O', 'A') then 'på' else 'av' end)
    from ours o join pg_trigger t on t.tgrelid = o.oid and not t.tgisinternal
    union all
    select concat_ws(' ', 'funktion', p.proname, md5(p.prosrc)) from pg_proc p where p.pronamespace = ${schema}::regnamespace
  `.execute(transaction);
  return [
    ...new Set(rows.map(({ part }) => part.replaceAll(/\b(?:public|utfall_doctor)\./g, ''))),
  ].toSorted();
}
