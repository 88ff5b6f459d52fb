// Which years are public: append-only events, the latest counts. And an index for the figures that were read from one row of a
// file, because the row is shown only to those who see all of them.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const publications: Migration = {
  async up(db) {
    await sql`
      create table publication (
        region_id text not null,
        year integer not null,
        version integer not null,
        is_published boolean not null,
        said_by text not null,
        said_at timestamptz not null,
        primary key (region_id, year, version)
      );
      create trigger append_only before update or delete or truncate on publication
        for each statement execute function refuse_change();
      create index observation_by_row on observation (delivery_id, row);
    `.execute(db);
  },
};
