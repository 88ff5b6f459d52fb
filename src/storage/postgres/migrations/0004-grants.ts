// Roles that people have been given, and their ends: append-only, so that who could see what at any time can be told for ever.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const grants: Migration = {
  async up(db) {
    await sql`
      create table role_grant (
        id bigint generated always as identity primary key,
        account_id text not null references account,
        role text not null,
        place_kind text not null check (place_kind in ('installation', 'region', 'area', 'unit')),
        region_id text,
        place_id text,
        sections jsonb not null,
        valid_from date not null,
        valid_to date,
        granted_by text not null,
        granted_at timestamptz not null,
        check ((place_kind = 'installation') = (region_id is null)),
        check ((place_kind in ('area', 'unit')) = (place_id is not null))
      );
      create index role_grant_by_account on role_grant (account_id);
      -- A grant may be ended several times; the earliest day counts.
      create table role_grant_end (
        grant_id bigint not null references role_grant,
        valid_to date not null,
        ended_by text not null,
        ended_at timestamptz not null
      );
      create index role_grant_end_by_grant on role_grant_end (grant_id);
      create trigger append_only before update or delete or truncate on role_grant
        for each statement execute function refuse_change();
      create trigger append_only before update or delete or truncate on role_grant_end
        for each statement execute function refuse_change();
    `.execute(db);
  },
};
