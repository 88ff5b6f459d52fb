// Which key the database's encrypted columns were made with: its fingerprint is noted the first time. A process that was given
// another key learns it at its start, and not from people whose codes are refused. Changing the key is one transaction over every
// encrypted column: before it everything is of the old key, after it of the new one, whatever is interrupted.
import { sql } from 'kysely';
import type { Actor } from '../../people/contract.ts';
import { recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, takeTurn } from './connect.ts';

const TURN = 'secret-key';

/** Fingerprint; null: none was noted yet. */
export async function secretKey(db: Database): Promise<string | null> {
  const row = await db.selectFrom('secret_key').select('fingerprint').executeTakeFirst();
  return row?.fingerprint ?? null;
}

/** False when another key was noted before. */
export async function noteSecretKey(db: Database, fingerprint: string, at: string): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    await takeTurn(transaction, TURN);
    const noted = await secretKey(transaction);
    if (noted !== null) return noted === fingerprint;
    await transaction
      .insertInto('secret_key')
      .values({ fingerprint, noted_at: instant(at) })
      .execute();
    return true;
  });
}

export interface KeyChange {
  /** Fingerprints. */
  readonly from: string;
  readonly to: string;
  /** From what was sealed with the old key to the same sealed with the new one. Throws when it can't be opened. */
  readonly reseal: (sealed: string) => string;
}

export type KeyChanged =
  | ({ readonly kind: 'changed' } & Resealed)
  /** The new key is the noted one: nothing was left to do. */
  | { readonly kind: 'done-before' }
  /** Neither the old nor the new key is the noted one. */
  | { readonly kind: 'other-key' };

export interface Resealed {
  readonly codeApps: number;
  readonly mails: number;
  readonly sessions: number;
}

/** What is encrypted and kept. What a sign-in remembers between two steps is removed instead: it is begun again. */
const SEALED = {
  codeApps: { table: 'code_app', key: 'account_id', column: 'sealed_secret' },
  mails: { table: 'mail_outbox', key: 'id', column: 'sealed_text' },
  sessions: { table: 'outside_session', key: 'session_id', column: 'sealed_proof' },
} as const satisfies Record<keyof Resealed, unknown>;

export async function changeSecretKey(
  db: Database,
  actor: Actor,
  { from, to, reseal }: KeyChange,
  at: string,
): Promise<KeyChanged> {
  return inTransaction(db, async (transaction) => {
    await takeTurn(transaction, TURN);
    const noted = await secretKey(transaction);
    if (noted === to) return { kind: 'done-before' };
    if (noted !== from) return { kind: 'other-key' };
    const resealed = {
      codeApps: await resealAll(transaction, SEALED.codeApps, reseal),
      mails: await resealAll(transaction, SEALED.mails, reseal),
      sessions: await resealAll(transaction, SEALED.sessions, reseal),
    };
    await transaction.deleteFrom('ceremony').execute();
    await transaction
      .updateTable('secret_key')
      .set({ fingerprint: to, noted_at: instant(at) })
      .execute();
    await recordIn(
      transaction,
      actor,
      {
        kind: 'change',
        action: 'manage-people',
        subject: 'installation/secret',
        regionId: null,
        before: { key: from },
        after: { key: to, ...resealed },
      },
      at,
    );
    return { kind: 'changed', ...resealed };
  });
}

/** Rows are held from the reading to the end of the transaction: nobody seals with the old key in between. */
async function resealAll(
  transaction: OpenTransaction,
  { table, key, column }: (typeof SEALED)[keyof Resealed],
  reseal: KeyChange['reseal'],
): Promise<number> {
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(transaction);
  const { rows } = await sql<{ key: string; sealed: string }>`
    select ${sql.ref(key)}::text as key, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null
  `.execute(transaction);
  for (const row of rows)
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${reseal(row.sealed)}
      where ${sql.ref(key)}::text = ${row.key}
    `.execute(transaction);
  return rows.length;
}

/** Connections of other processes of ours to the same database. */
export async function otherProcesses(db: Database, own: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'utfall' and backend_type = 'client backend'
  `.execute(db);
  return Math.max(0, (rows[0]?.count ?? 0) - own);
}
