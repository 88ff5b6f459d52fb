// Removes some rows whose time is over, in passing. Rows that another transaction is removing are left to it: two that clean up at
// once would otherwise wait for each other, perhaps for ever.
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** Enough to keep up with what is added one at a time. */
const AT_MOST = 100;

/** For `with …` before a statement. */
export function expired(
  table: 'session' | 'ceremony' | 'sign_in_attempt',
  isOver: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`expired as (
    delete from ${sql.table(table)} where ctid in (
      select ctid from ${sql.table(table)} where ${isOver} limit ${AT_MOST} for update skip locked
    )
  )`;
}
