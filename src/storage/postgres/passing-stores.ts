// What is remembered for minutes: ceremonies, counted attempts and calls, known browsers. In the database, so that several
// processes act as one; three of the tables are unlogged, since nothing is lost with them that matters after a crash. What is over
// is removed by expired.ts.
import { sql } from 'kysely';
import type {
  AttemptKey,
  AttemptStore,
  CallCountStore,
  Ceremony,
  CeremonyKind,
  CeremonyStore,
  DeviceStore,
} from '../../people/contract.ts';
import type { Database } from './connect.ts';
import { instant, inTransaction, takeTurn } from './connect.ts';

interface CeremonyRow {
  readonly kind: CeremonyKind;
  readonly account_id: string | null;
  readonly content: Readonly<Record<string, string>>;
  readonly ends_at: string;
}

export function ceremonyStore(db: Database): CeremonyStore {
  return {
    async begin({ kind, accountId, content, endsAt }, idHash) {
      await sql`
        insert into ceremony (id_hash, kind, account_id, content, ends_at)
        values (${idHash}, ${kind}, ${accountId}, ${JSON.stringify(content)}::jsonb, ${instant(endsAt)})
      `.execute(db);
    },
    async attempt(idHash, kind, most, at) {
      const { rows } = await sql<CeremonyRow>`
        update ceremony set tries = tries + 1
        where id_hash = ${idHash} and kind = ${kind} and tries < ${most} and ends_at > ${instant(at)}::timestamptz
        returning kind, account_id, content, ends_at
      `.execute(db);
      return rows[0] ? toCeremony(rows[0]) : null;
    },
    async take(idHash, kind, at) {
      const { rows } = await sql<CeremonyRow>`
        delete from ceremony where id_hash = ${idHash} and kind = ${kind} and ends_at > ${instant(at)}::timestamptz
        returning kind, account_id, content, ends_at
      `.execute(db);
      return rows[0] ? toCeremony(rows[0]) : null;
    },
    async note(kind, idHash, endsAt) {
      const { rows } = await sql`
        insert into ceremony (id_hash, kind, content, ends_at)
        values (${idHash}, ${kind}, '{}'::jsonb, ${instant(endsAt)}::timestamptz)
        on conflict (id_hash) do nothing returning id_hash
      `.execute(db);
      return rows.length === 1;
    },
  };
}

function toCeremony(row: CeremonyRow): Ceremony {
  return { kind: row.kind, accountId: row.account_id, content: row.content, endsAt: row.ends_at };
}

/** Failures weigh half as much after an hour: an office behind one address does not collect everybody's slips of the day. */
const HALF_LIFE_MILLISECONDS = 3_600_000;

export function attemptStore(db: Database): AttemptStore {
  return {
    begin: (keys, at) =>
      inTransaction(db, async (transaction) => {
        const now = instant(at);
        // In one order for everyone, so that no two wait for each other.
        const ordered = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1));
        for (const { key } of ordered) await takeTurn(transaction, `attempt:${key}`);
        const { rows } = await sql<AttemptRow>`
          select key, failures, last_at, wait_until from sign_in_attempt where key = any(${ordered.map(({ key }) => key)}::text[])
        `.execute(transaction);
        const waitSeconds = Math.max(0, ...rows.map((row) => waitLeft(row, now)));
        if (waitSeconds > 0) return { waitSeconds };
        const failures = new Map(rows.map((row) => [row.key, weighed(row, now)]));
        for (const key of ordered) {
          const count = (failures.get(key.key) ?? 0) + 1;
          const waitUntil = new Date(Date.parse(now) + waitAfter(key, count) * 1000).toISOString();
          await sql`
            insert into sign_in_attempt (key, failures, last_at, wait_until)
            values (${key.key}, ${count}, ${now}::timestamptz, ${waitUntil}::timestamptz)
            on conflict (key) do update set failures = excluded.failures, last_at = excluded.last_at,
              wait_until = excluded.wait_until
          `.execute(transaction);
        }
        return { waitSeconds: 0 };
      }),

    async succeed({ forget, giveBack }) {
      await sql`delete from sign_in_attempt where key = any(${[...forget]}::text[])`.execute(db);
      await sql`
        update sign_in_attempt set failures = greatest(0, failures - 1) where key = any(${[...giveBack]}::text[])
      `.execute(db);
    },
  };
}

interface AttemptRow {
  readonly key: string;
  readonly failures: number;
  readonly last_at: string;
  readonly wait_until: string;
}

/** Of two who come at the same moment the later one may bear the earlier time: that alone is nothing to wait for. */
function waitLeft({ last_at, wait_until }: AttemptRow, now: string): number {
  if (wait_until === last_at) return 0;
  return Math.ceil((Date.parse(wait_until) - Date.parse(now)) / 1000);
}

function weighed(row: AttemptRow, now: string): number {
  return row.failures / 2 ** ((Date.parse(now) - Date.parse(row.last_at)) / HALF_LIFE_MILLISECONDS);
}

/** Nothing for the free ones, then 1, 2, 4, 8 … seconds up to the longest. */
function waitAfter({ free, longestWaitSeconds }: AttemptKey, failures: number): number {
  return failures <= free ? 0 : Math.min(longestWaitSeconds, 2 ** Math.max(0, failures - free - 1));
}

export function callCountStore(db: Database): CallCountStore {
  return {
    async add(minute, calls) {
      // In one order for everyone, so that no two wait for each other.
      const ordered = calls.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      const { rows } = await sql<{ key: string; calls: number }>`
        insert into call_count as c (key, minute, calls)
        select key, ${instant(minute)}::timestamptz, calls
        from unnest(${ordered.map(({ key }) => key)}::text[], ${ordered.map((each) => each.calls)}::integer[]) as new (key, calls)
        on conflict (key, minute) do update set calls = c.calls + excluded.calls
        returning key, calls
      `.execute(db);
      return new Map(rows.map((row) => [row.key, row.calls]));
    },
  };
}

export function deviceStore(db: Database): DeviceStore {
  return {
    async remember(accountId, tokenHash, endsAt) {
      await sql`
        insert into known_device (token_hash, account_id, ends_at)
        values (${tokenHash}, ${accountId}, ${instant(endsAt)})
        on conflict (token_hash, account_id) do update set ends_at = excluded.ends_at
      `.execute(db);
    },
    async knows(accountId, tokenHash, at) {
      const { rows } = await sql`
        select 1 from known_device
        where token_hash = ${tokenHash} and account_id = ${accountId} and ends_at > ${instant(at)}::timestamptz
      `.execute(db);
      return rows.length === 1;
    },
    async forget(tokenHash) {
      await sql`delete from known_device where token_hash = ${tokenHash}`.execute(db);
    },
  };
}
