// Which key the database's encrypted columns were made with: its fingerprint is noted the first time. A process that was given
// another key learns it at its start, and not from people whose codes are refused.
import { sql } from 'kysely';
import type { Database } from './connect.ts';
import { instant, inTransaction, takeTurn } from './connect.ts';

/** False when another key was noted before. */
export async function noteSecretKey(db: Database, fingerprint: string, at: string): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    await takeTurn(transaction, 'secret-key');
    const { rows } = await sql<{ fingerprint: string }>`select fingerprint from secret_key`.execute(
      transaction,
    );
    if (rows[0]) return rows[0].fingerprint === fingerprint;
    await transaction
      .insertInto('secret_key')
      .values({ fingerprint, noted_at: instant(at) })
      .execute();
    return true;
  });
}
