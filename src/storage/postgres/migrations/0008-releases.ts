// What of a region's figures people outside were shown in each state of them, which nobody can be made to forget; and which files
// the region had printed before they came here.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const releases: Migration = {
  async up(db) {
    await sql`
      create table release_edition (
        region_id text not null,
        number integer not null,
        made_from text not null,
        known_at timestamptz not null,
        closed jsonb not null,
        tables jsonb not null,
        primary key (region_id, number)
      );
      create trigger append_only before update or delete or truncate on release_edition
        for each statement execute function refuse_change();
      create table printed_file (
        region_id text not null,
        sha256 text not null,
        noted_at timestamptz not null,
        primary key (region_id, sha256)
      );
      create trigger append_only before update or delete or truncate on printed_file
        for each statement execute function refuse_change();
    `.execute(db);
  },
};
