// The database's versions, oldest first. A migration that has been released is never edited: a change is a new one at the
// end. Opening a database that holds a migration this code does not know is refused, because it was made by a newer version.
import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import { NewerVersionError } from '../data-folder-errors.ts';
import { accounts } from './migrations/0002-accounts.ts';
import { grants } from './migrations/0003-grants.ts';
import { audit } from './migrations/0004-audit.ts';
import { publications } from './migrations/0005-publications.ts';
import type { Schema } from './schema.ts';

const firstTables: Migration = {
  async up(db) {
    await sql`
      create table region_definition (
        region_id text not null,
        version integer not null,
        sha256 text not null,
        content jsonb not null,
        saved_at timestamptz not null,
        primary key (region_id, version)
      );
      create table delivery (
        id bigint generated always as identity primary key,
        region_id text not null,
        file_name text not null,
        sha256 text not null,
        bytes bytea not null,
        mapping jsonb,
        state text not null check (state in ('previewed', 'refused')),
        received_at timestamptz not null,
        rows integer not null,
        added integer not null,
        unchanged integer not null,
        restated integer not null,
        warnings integer not null,
        errors integer not null,
        is_invented boolean not null,
        based_on_revision integer not null
      );
      create index delivery_by_region on delivery (region_id, received_at);
      create table delivery_event (
        delivery_id bigint not null references delivery,
        kind text not null check (kind in ('accepted', 'withdrawn')),
        region_id text not null,
        revision integer not null,
        at timestamptz not null,
        reason text not null,
        primary key (delivery_id, kind),
        unique (region_id, revision)
      );
      create table observation (
        id bigint generated always as identity primary key,
        region_id text not null,
        indicator_id text not null,
        definition text not null,
        group_kind text not null,
        group_id text not null,
        group_name text not null,
        sex text not null,
        period_start date not null,
        period_end date not null,
        value numeric,
        numerator bigint,
        denominator bigint,
        certainty text check (certainty in ('final', 'preliminary', 'approximate')),
        missing text,
        note text not null,
        delivery_id bigint not null references delivery,
        sheet text,
        row integer not null,
        known_from timestamptz not null,
        restatement_reason text,
        check (period_start < period_end),
        check ((missing is null) = (certainty is not null)),
        check (missing is null or (value is null and numerator is null and denominator is null))
      );
      create index observation_by_indicator_and_period
        on observation (region_id, indicator_id, period_start, group_kind, group_id);
      create table goal_decision (
        region_id text not null,
        year integer not null,
        goal_id text not null,
        version integer not null,
        level text not null,
        reason text not null,
        decided_by text not null,
        decided_at timestamptz not null,
        primary key (region_id, year, goal_id, version)
      );
      create table comment (
        region_id text not null,
        year integer not null,
        indicator_id text not null,
        version integer not null,
        template text not null,
        written_by text not null,
        written_at timestamptz not null,
        primary key (region_id, year, indicator_id, version)
      );
      create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception 'the table % is append-only', tg_table_name; end $$;
    `.execute(db);
    for (const table of [
      'region_definition',
      'delivery',
      'delivery_event',
      'observation',
      'goal_decision',
      'comment',
    ])
      await sql`
        create trigger append_only before update or delete or truncate on ${sql.table(table)}
          for each statement execute function refuse_change()
      `.execute(db);
  },
};

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-accounts': accounts,
  '0003-grants': grants,
  '0004-audit': audit,
  '0005-publications': publications,
};

/** Brings the database to this code's version; safe when several processes do it at once. Throws NewerVersionError. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0)
    throw new NewerVersionError(
      `Databasen har använts av en nyare version av Utfall (den har ändringen ”${unknown.at(-1)}”). ` +
        'Starta den nyare versionen, eller peka ut en annan datamapp med UTFALL_DATA.',
    );
  if (applied.length === Object.keys(MIGRATIONS).length) return;
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedMigrations(db: Kysely<Schema>): Promise<readonly string[]> {
  const table = await sql<{ found: boolean }>`
    select to_regclass('kysely_migration') is not null as found
  `.execute(db);
  if (table.rows[0]?.found !== true) return [];
  const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return names.rows.map((row) => row.name);
}
