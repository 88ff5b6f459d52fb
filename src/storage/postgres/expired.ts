// Removes rows whose time is over. Rows that another process is removing are left to it: two that clean up at once would
// otherwise wait for each other, perhaps for ever. Nothing here decides what still counts: every question asks for the time itself.
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './connect.ts';
import { instant } from './connect.ts';
import type { Schema } from './schema.ts';

type Expiring =
  | 'session'
  | 'one_time_link'
  | 'ceremony'
  | 'known_device'
  | 'sign_in_attempt'
  | 'call_count'
  | 'mail_outbox';

/** By then nothing is left of failures that weigh half as much each hour. */
const ATTEMPTS_HOURS = 24;

/** A mail's text is gone when it was sent; that it was sent is shown to whoever asks within this. */
const MAILS_DAYS = 30;

const IS_OVER = {
  session: (now) => sql`ends_at < ${now}`,
  one_time_link: (now) => sql`ends_at < ${now}`,
  ceremony: (now) => sql`ends_at < ${now}`,
  known_device: (now) => sql`ends_at < ${now}`,
  sign_in_attempt: (now) => sql`last_at < ${now} - make_interval(hours => ${ATTEMPTS_HOURS})`,
  call_count: (now) => sql`minute < ${now} - interval '2 minutes'`,
  mail_outbox: (now) => sql`next_try_at is null and made_at < ${now} - make_interval(days => ${MAILS_DAYS})`,
} as const satisfies Record<Expiring & keyof Schema, (now: RawBuilder<unknown>) => RawBuilder<unknown>>;

/** Tables whose rows are over sooner or later by themselves. No backup holds them: see dump-database.ts. */
export const EXPIRING_TABLES: readonly string[] = Object.keys(IS_OVER);

/** Rows in one statement: it holds no locks for long. */
const PORTION = 1_000;

export async function removeExpired(db: Database, at: string): Promise<number> {
  const now = sql`${instant(at)}::timestamptz`;
  let removed = 0;
  for (const [table, isOver] of Object.entries(IS_OVER)) {
    let count: number;
    do {
      count = await removePortion(db, table, isOver(now));
      removed += count;
    } while (count === PORTION);
  }
  return removed;
}

async function removePortion(db: Database, table: string, isOver: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${isOver} limit ${PORTION} for update skip locked
    ))
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
