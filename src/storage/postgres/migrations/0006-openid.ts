// Signing in through an identity provider: which roles its claims gave, and which of its sessions one of ours follows from, so
// that signing out there ends it here. The provider's names are hashed: some providers put a person's number in them.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const openId: Migration = {
  async up(db) {
    await sql`
      alter table role_grant add column is_from_claims boolean not null default false;
      create table outside_session (
        session_id text primary key references session on delete cascade,
        issuer text not null,
        subject_hash text not null,
        session_hash text,
        sealed_proof text
      );
      create index outside_session_by_subject on outside_session (issuer, subject_hash);
      create index outside_session_by_session on outside_session (issuer, session_hash);
    `.execute(db);
  },
};
