// A backup back into an empty database, whole or not at all. The database is first brought to the version that the backup was
// made by, filled in one transaction, and then brought forward to this code's version.
import { sql } from 'kysely';
import { NewerVersionError } from '../data-folder-errors.ts';
import { connect, type Database, inTransaction, type OpenTransaction } from '../postgres/connect.ts';
import { appliedMigrations, MIGRATION_NAMES, migrate } from '../postgres/migrations.ts';
import type { BackupFrame } from './dump-database.ts';
import { tablesInOrder } from './dump-database.ts';
import { BrokenBackupError } from './sealed-file.ts';

/** There is something in the database that a restore would have to overwrite. The message is for the person. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

/**
 * Fills the database at `url` with the frames and gives how many rows each table got. Throws BrokenBackupError,
 * DatabaseInUseError and NewerVersionError; the database is then as empty as it was.
 */
export async function restoreDatabase(
  url: string,
  frames: AsyncIterator<BackupFrame>,
): Promise<Readonly<Record<string, number>>> {
  const first = await nextOf(frames);
  if (first.kind !== 'first') throw new BrokenBackupError('Säkerhetskopian saknar sin början.');
  const unknown = first.migrations.find((name) => !MIGRATION_NAMES.includes(name));
  if (unknown !== undefined)
    throw new NewerVersionError(
      `Säkerhetskopian är gjord av en nyare version av Utfall (den har ändringen ”${unknown}”). Läs in den med den versionen.`,
    );
  const connection = connect(url);
  try {
    await prepare(connection.db, first.migrations);
    const counts = await inTransaction(connection.db, (transaction) =>
      fill(transaction, frames, first.tables),
    );
    await migrate(connection.db);
    return counts;
  } finally {
    await connection.close();
  }
}

async function prepare(db: Database, migrations: readonly string[]): Promise<void> {
  const applied = await appliedMigrations(db);
  for (const table of await tablesInOrder(db)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0)
      throw new DatabaseInUseError(
        'Databasen är inte tom. Läs in säkerhetskopian i en ny databas eller en ny datamapp; inget har ändrats.',
      );
  }
  if (applied.length > migrations.length)
    throw new DatabaseInUseError(
      'Databasen är redan gjord för en nyare version än säkerhetskopian. Läs in kopian i en helt ny databas; den förs sedan fram till den nya versionen.',
    );
  const last = migrations.at(-1);
  if (last !== undefined) await migrate(db, last);
}

async function fill(
  transaction: OpenTransaction,
  frames: AsyncIterator<BackupFrame>,
  tables: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const known = await tablesInOrder(transaction);
  const counts: Record<string, number> = Object.fromEntries(tables.map((table) => [table, 0]));
  for (;;) {
    const frame = await nextOf(frames);
    switch (frame.kind) {
      case 'first':
        throw new BrokenBackupError('Säkerhetskopian börjar två gånger.');
      case 'rows':
        if (!known.includes(frame.table))
          throw new BrokenBackupError(`Säkerhetskopian har en okänd tabell: ${frame.table}.`);
        // The cast names the table's own row type; its columns stand as the same migrations made them.
        await sql`
          insert into ${sql.table(frame.table)} overriding system value
          select * from unnest(cast(${frame.rows} as text[])::${sql.table(frame.table)}[])
        `.execute(transaction);
        counts[frame.table] = (counts[frame.table] ?? 0) + frame.rows.length;
        break;
      case 'sequence':
        await sql`select setval(${frame.name}::regclass, ${frame.last}::bigint, ${frame.isCalled})`.execute(
          transaction,
        );
        break;
      case 'end':
        await compareCounts(transaction, frame.counts);
        await expectEnd(frames);
        return counts;
    }
  }
}

async function compareCounts(
  transaction: OpenTransaction,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [table, count] of Object.entries(expected)) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      transaction,
    );
    if (rows[0]?.count !== count)
      throw new BrokenBackupError(`Säkerhetskopian är ofullständig: tabellen ${table} fick fel antal rader.`);
  }
}

async function nextOf(frames: AsyncIterator<BackupFrame>): Promise<BackupFrame> {
  const next = await frames.next();
  if (next.done === true) throw new BrokenBackupError('Säkerhetskopian slutar för tidigt.');
  return next.value;
}

/** The last seal is checked when the file has been read to its end. */
async function expectEnd(frames: AsyncIterator<BackupFrame>): Promise<void> {
  const next = await frames.next();
  if (next.done !== true) throw new BrokenBackupError('Säkerhetskopian fortsätter efter sitt slut.');
}
