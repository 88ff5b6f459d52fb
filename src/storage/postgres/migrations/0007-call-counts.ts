// How often someone has called within a minute, counted together by all processes that share the database.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const callCounts: Migration = {
  async up(db) {
    await sql`
      -- Unlogged: lost at a crash of the database, which only means that the counting begins anew.
      create unlogged table call_count (
        key text not null,
        minute timestamptz not null,
        calls integer not null,
        primary key (key, minute)
      );
      create index call_count_by_minute on call_count (minute);
    `.execute(db);
  },
};
