// Accounts, how people sign in, and where they are signed in. These tables are not append-only: they hold what is valid now,
// because a secret that no longer counts shall be gone. What happened is in the audit log, entered in the same transactions.
// No table holds a secret that can be used as it stands: passwords are argon2id hashes, tokens and recovery codes SHA-256
// hashes, the key of a code app and the text of a waiting mail are encrypted.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const accounts: Migration = {
  async up(db) {
    await sql`
      create table account (
        id text primary key,
        name text not null,
        -- In lower case.
        email text not null unique,
        created_at timestamptz not null,
        closed_at timestamptz,
        is_demonstration boolean not null
      );
      create table account_identity (
        issuer text not null,
        subject text not null,
        account_id text not null references account,
        linked_at timestamptz not null,
        primary key (issuer, subject)
      );
      create index account_identity_by_account on account_identity (account_id);
      create table password (
        account_id text primary key references account,
        hash text not null,
        set_at timestamptz not null
      );
      create table code_app (
        account_id text primary key references account,
        sealed_secret text not null,
        -- The latest time step whose code was used: it and those before are refused.
        last_step bigint not null,
        set_at timestamptz not null
      );
      create table recovery_code (
        account_id text not null references account,
        hash text not null,
        made_at timestamptz not null,
        primary key (account_id, hash)
      );
      create table passkey (
        id text primary key,
        account_id text not null references account,
        public_key bytea not null,
        counter bigint not null,
        transports jsonb not null,
        name text not null,
        added_at timestamptz not null,
        last_used_at timestamptz
      );
      create index passkey_by_account on passkey (account_id);
      create table one_time_link (
        token_hash text primary key,
        account_id text not null references account,
        purpose text not null check (purpose in ('invitation', 'renewal', 'administrator')),
        made_by text not null,
        made_at timestamptz not null,
        ends_at timestamptz not null
      );
      create index one_time_link_by_account on one_time_link (account_id);
      create table session (
        id text primary key,
        account_id text not null references account,
        token_hash text not null unique,
        -- For requests that were on their way when the token was changed.
        earlier_token_hash text unique,
        earlier_until timestamptz,
        needs_new_token boolean not null default false,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        ends_at timestamptz not null,
        method text not null,
        address text not null,
        device text not null
      );
      create index session_by_account on session (account_id);
      create table known_device (
        token_hash text not null,
        account_id text not null references account,
        ends_at timestamptz not null,
        primary key (token_hash, account_id)
      );
      -- Unlogged: lost at a crash of the database, which only means that a sign-in is begun again, or waits less.
      create unlogged table ceremony (
        id_hash text primary key,
        kind text not null,
        account_id text,
        content jsonb not null,
        tries integer not null default 0,
        ends_at timestamptz not null
      );
      create index ceremony_by_end on ceremony (ends_at);
      create unlogged table sign_in_attempt (
        key text primary key,
        -- Halved for every hour without attempts, so not a whole number.
        failures double precision not null,
        last_at timestamptz not null,
        wait_until timestamptz not null
      );
      create index sign_in_attempt_by_last on sign_in_attempt (last_at);
      create table mail_outbox (
        id bigint generated always as identity primary key,
        recipient text not null,
        subject text not null,
        -- Null when sent or given up.
        sealed_text text,
        made_at timestamptz not null,
        next_try_at timestamptz,
        tries integer not null default 0,
        sent_at timestamptz
      );
      create index mail_outbox_due on mail_outbox (next_try_at) where next_try_at is not null;
      -- Which key the encrypted columns were made with, so that a wrong one is told at the start. One row.
      create table secret_key (
        fingerprint text primary key,
        noted_at timestamptz not null
      );
    `.execute(db);
  },
};
