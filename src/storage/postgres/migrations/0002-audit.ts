// The audit log's table. An entry is inserted with its content and gets number and hashes when its transaction commits: the
// deferred trigger is the last thing that a commit does, so the chain's lock is taken after every other lock (nothing can
// deadlock with it) and is held for less than a millisecond: neither a round trip to a busy process nor a wait for the disk lies
// inside it. With the disk inside, 200 people on a busy machine waited for each other for half a second.
// After that the entry never changes. The content is kept as the exact text that was hashed; the other columns repeat parts of
// it for looking up, and verification compares them with it.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const audit: Migration = {
  async up(db) {
    await sql`
      create table audit_entry (
        id bigint generated always as identity primary key,
        -- Null only inside the transaction that writes the entry.
        number bigint unique,
        content text not null,
        previous_hash text,
        hash text,
        at timestamptz(3) not null,
        account_id text,
        kind text not null,
        subject text not null,
        region_id text
      );
      create index audit_entry_by_account on audit_entry (account_id, number);
      create index audit_entry_by_region on audit_entry (region_id, number);
      create index audit_entry_by_subject on audit_entry (subject text_pattern_ops, number);

      create function chain_audit_entry() returns trigger language plpgsql as $$
      declare
        last_number bigint := 0;
        last_hash text := repeat('0', 64);
      begin
        perform pg_advisory_xact_lock(hashtextextended('audit-chain', 0));
        -- The lock is let go before the disk is waited for, so that one wait serves all who commit meanwhile. Whoever
        -- commits waits for the disk directly afterwards and answers nobody before that: connect.ts, inTransaction.
        perform set_config('synchronous_commit', 'off', true);
        select number, hash into last_number, last_hash
          from audit_entry where number is not null order by number desc limit 1;
        if not found then
          last_number := 0;
          last_hash := repeat('0', 64);
        end if;
        update audit_entry set
          number = last_number + 1,
          previous_hash = last_hash,
          hash = encode(sha256(convert_to(
            'utfall-audit-1' || chr(10) || (last_number + 1) || chr(10) || last_hash || chr(10) || content, 'UTF8'
          )), 'hex')
          where id = new.id;
        return null;
      end $$;
      create constraint trigger chain after insert on audit_entry
        deferrable initially deferred for each row when (new.number is null)
        execute function chain_audit_entry();

      create function refuse_change_of_audit_entry() returns trigger language plpgsql as $$
      begin
        if old.number is null and new.number is not null and new.content = old.content
          and new.at = old.at and new.kind = old.kind and new.subject = old.subject
          and new.account_id is not distinct from old.account_id
          and new.region_id is not distinct from old.region_id
        then return new; end if;
        raise exception 'the table audit_entry is append-only';
      end $$;
      create trigger append_only_rows before update on audit_entry
        for each row execute function refuse_change_of_audit_entry();
      create trigger append_only before delete or truncate on audit_entry
        for each statement execute function refuse_change();
    `.execute(db);
  },
};
