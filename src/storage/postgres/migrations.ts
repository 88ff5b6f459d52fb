// The database's versions, oldest first. A migration that has been released is never edited: a change is a new one at the
// end. Opening a database that holds a migration this code does not know is refused, because it was made by a newer version.
import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import { NewerVersionError } from '../data-folder-errors.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { audit } from './migrations/0002-audit.ts';
import { accounts } from './migrations/0003-accounts.ts';
import { grants } from './migrations/0004-grants.ts';
import { publications } from './migrations/0005-publications.ts';
import { openId } from './migrations/0006-openid.ts';
import { callCounts } from './migrations/0007-call-counts.ts';
import { releases } from './migrations/0008-releases.ts';
import { careVersion } from './migrations/0009-care-version.ts';
import type { Schema } from './schema.ts';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-audit': audit,
  '0003-accounts': accounts,
  '0004-grants': grants,
  '0005-publications': publications,
  '0006-openid': openId,
  '0007-call-counts': callCounts,
  '0008-releases': releases,
  '0009-care-version': careVersion,
};

/** The names, oldest first. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the database to this code's version, or to an earlier one that a backup was made by; safe when several processes do
 * it at once. Throws NewerVersionError.
 */
export async function migrate(db: Kysely<Schema>, upTo = MIGRATION_NAMES.at(-1)): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0)
    throw new NewerVersionError(
      `Databasen har använts av en nyare version av Utfall (den har ändringen ”${unknown.at(-1)}”). ` +
        'Starta den nyare versionen, eller peka ut en annan datamapp med UTFALL_DATA.',
    );
  if (upTo === undefined || applied.includes(upTo)) return;
  const { error } = await migrator.migrateTo(upTo);
  if (error !== undefined) throw error;
}

export async function appliedMigrations(db: Kysely<Schema>): Promise<readonly string[]> {
  const table = await sql<{ found: boolean }>`
    select to_regclass('kysely_migration') is not null as found
  `.execute(db);
  if (table.rows[0]?.found !== true) return [];
  const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return names.rows.map((row) => row.name);
}

/** Makes the tables of the named versions where the transaction's search path leads, and notes nothing. For inspect.ts. */
export async function makeTablesOf(transaction: Kysely<Schema>, names: readonly string[]): Promise<void> {
  for (const name of MIGRATION_NAMES) if (names.includes(name)) await MIGRATIONS[name]?.up(transaction);
}
