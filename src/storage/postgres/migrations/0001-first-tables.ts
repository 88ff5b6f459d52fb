// The first release's tables. Every table is append-only: a trigger refuses to change or remove what is written.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const firstTables: Migration = {
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
