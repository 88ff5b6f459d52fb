// The whole database as text, as it was at one instant while people go on writing: one repeatable-read transaction reads
// every table. Rows are PostgreSQL's own text of them, so every value comes back to the digit. The embedded server ships no
// pg_dump, and this works on both. What is over by itself is left out (sessions, one-time links, waiting mails, known browsers): a
// copy that is lost shall let nobody in, and a restored one shall not bring back what has been ended since. Next:
// restore-database.ts.
import { sql } from 'kysely';
import type { Database, OpenTransaction } from '../postgres/connect.ts';
import { EXPIRING_TABLES } from '../postgres/expired.ts';
import { appliedMigrations } from '../postgres/migrations.ts';

/** One frame of a backup. `first` comes first and `end` last. */
export type BackupFrame =
  | { readonly kind: 'first'; readonly migrations: readonly string[]; readonly tables: readonly string[] }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly string[] }
  | { readonly kind: 'sequence'; readonly name: string; readonly last: string; readonly isCalled: boolean }
  | { readonly kind: 'end'; readonly counts: Readonly<Record<string, number>> };

/** Portions of about this many characters; a row is never divided. */
const FRAME_CHARACTERS = 4_000_000;
/** Rows of ordinary tables are small. A table with files in it is read one row at a time. */
const FETCH_ROWS = 2_000;

/** Hands each frame to `write`, in order, and waits for it. */
export async function dumpDatabase(
  db: Database,
  write: (frame: BackupFrame) => Promise<void>,
): Promise<Readonly<Record<string, number>>> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const tables = (await tablesInOrder(transaction)).filter((name) => !EXPIRING_TABLES.includes(name));
      await write({ kind: 'first', migrations: await appliedMigrations(transaction), tables });
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table] = await dumpTable(transaction, table, write);
      for (const sequence of await sequences(transaction)) await write(sequence);
      await write({ kind: 'end', counts });
      return counts;
    });
}

async function dumpTable(
  transaction: OpenTransaction,
  table: string,
  write: (frame: BackupFrame) => Promise<void>,
): Promise<number> {
  const fetch = sql.raw(String((await holdsFiles(transaction, table)) ? 1 : FETCH_ROWS));
  await sql`declare dump no scroll cursor for select t::text as row from ${sql.table(table)} t`.execute(
    transaction,
  );
  let count = 0;
  let rows: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (rows.length > 0) await write({ kind: 'rows', table, rows });
    rows = [];
    characters = 0;
  };
  for (;;) {
    const fetched = await sql<{ row: string }>`fetch ${fetch} from dump`.execute(transaction);
    for (const { row } of fetched.rows) {
      rows.push(row);
      count += 1;
      characters += row.length;
      if (characters >= FRAME_CHARACTERS) await flush();
    }
    if (fetched.rows.length === 0) break;
  }
  await flush();
  await sql`close dump`.execute(transaction);
  return count;
}

async function holdsFiles(transaction: OpenTransaction, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and data_type = 'bytea') as found
  `.execute(transaction);
  return rows[0]?.found === true;
}

/** Kysely's own two are written by migrating, not restored. */
const OF_MIGRATIONS = ['kysely_migration', 'kysely_migration_lock'];

/** Every table that is kept over a crash, those that others refer to first. */
export async function tablesInOrder(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.relname as name, coalesce(array_agg(r.relname::text) filter (where r.relname is not null), '{}') as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
    left join pg_class r on r.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
    group by c.relname order by c.relname
  `.execute(db);
  const ordered: string[] = [];
  let waiting = rows.filter(({ name }) => !OF_MIGRATIONS.includes(name));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => ordered.includes(name)));
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${waiting[0]?.name}`);
    ordered.push(...ready.map(({ name }) => name));
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

async function sequences(transaction: OpenTransaction): Promise<readonly BackupFrame[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname
  `.execute(transaction);
  const frames: BackupFrame[] = [];
  for (const { name } of rows) {
    const state = await sql<{ last: string; isCalled: boolean }>`
      select last_value::text as last, is_called as "isCalled" from ${sql.table(name)}
    `.execute(transaction);
    const found = state.rows[0];
    if (found !== undefined) frames.push({ kind: 'sequence', name, ...found });
  }
  return frames;
}
