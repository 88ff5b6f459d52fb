// Accounts and the outside identities that they are linked to. Closing one leaves its row (its history refers to it) and takes
// away everything that it could be signed in with. Ways to sign in are in way-store.ts, sessions in session-store.ts.
import { sql } from 'kysely';
import { NotFoundError } from '../../core/failure.ts';
import type { Account, AccountStore, Actor, OutsideIdentity } from '../../people/contract.ts';
import { recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable } from './connect.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly created_at: string;
  readonly closed_at: string | null;
  readonly is_demonstration: boolean;
}

export function accountStore(db: Database, actor: Actor): AccountStore {
  const one = (rows: readonly AccountRow[]) => (rows[0] ? toAccount(rows[0]) : null);
  return {
    byId: async (id) => one(await db.selectFrom('account').selectAll().where('id', '=', id).execute()),

    byEmail: async (email) =>
      one(
        await db
          .selectFrom('account')
          .selectAll()
          .where('email', '=', storable(email.toLowerCase()))
          .execute(),
      ),

    async byIdentity({ issuer, subject }) {
      const { rows } = await sql<AccountRow>`
        select a.* from account a join account_identity i on i.account_id = a.id
        where i.issuer = ${storable(issuer)} and i.subject = ${storable(subject)}
      `.execute(db);
      return one(rows);
    },

    identitiesOf: (accountId) =>
      db
        .selectFrom('account_identity')
        .select(['issuer', 'subject'])
        .where('account_id', '=', accountId)
        .execute(),

    all: async () =>
      (await db.selectFrom('account').selectAll().orderBy('name').orderBy('id').execute()).map(toAccount),

    add: (account, identity) =>
      inTransaction(db, async (transaction) => {
        const added = await transaction
          .insertInto('account')
          .values(rowOf(account))
          .onConflict((conflict) => conflict.column('email').doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows === 0n) return false;
        await recordIn(
          transaction,
          actor,
          { ...about(account.id), before: null, after: { account: account.id } },
          account.createdAt,
        );
        if (identity !== undefined) await link(transaction, account.id, identity, account.createdAt);
        return true;
      }),

    close: (accountId, at) =>
      inTransaction(db, async (transaction) => {
        const { rows } = await sql`
          update account set closed_at = ${instant(at)} where id = ${accountId} and closed_at is null returning id
        `.execute(transaction);
        if (rows.length === 0) throw new NotFoundError('Kontot finns inte.');
        await takeAwayWays(transaction, accountId);
        await sql`delete from one_time_link where account_id = ${accountId}`.execute(transaction);
        await sql`delete from known_device where account_id = ${accountId}`.execute(transaction);
        await sql`delete from session where account_id = ${accountId}`.execute(transaction);
        await recordIn(
          transaction,
          actor,
          { ...about(accountId), before: { account: accountId }, after: null },
          at,
        );
      }),

    linkIdentity: (accountId, identity, at) =>
      inTransaction(db, (transaction) => link(transaction, accountId, identity, at)),

    async activeIds() {
      const { rows } = await sql<{ account_id: string }>`
        select account_id from passkey union select account_id from password union select account_id from account_identity
      `.execute(db);
      return new Set(rows.map((row) => row.account_id));
    },
  };

  async function link(
    transaction: OpenTransaction,
    accountId: string,
    { issuer, subject }: OutsideIdentity,
    at: string,
  ): Promise<void> {
    await transaction
      .insertInto('account_identity')
      .values({
        issuer: storable(issuer),
        subject: storable(subject),
        account_id: accountId,
        linked_at: instant(at),
      })
      .execute();
    await recordIn(
      transaction,
      actor,
      {
        kind: 'change',
        action: 'manage-own-account',
        subject: `account/${accountId}/identity`,
        regionId: null,
        before: null,
        after: { issuer },
      },
      at,
    );
  }
}

/** Everything that the account can be signed in with on its own; its sessions go on. */
export async function takeAwayWays(transaction: OpenTransaction, accountId: string): Promise<void> {
  for (const table of ['password', 'code_app', 'recovery_code', 'passkey'] as const)
    await transaction.deleteFrom(table).where('account_id', '=', accountId).execute();
}

function about(accountId: string) {
  return {
    kind: 'change',
    action: 'manage-people',
    subject: `account/${accountId}`,
    regionId: null,
  } as const;
}

function rowOf({ id, name, email, createdAt, closedAt, isDemonstration }: Account): AccountRow {
  return {
    id,
    name: storable(name),
    email: storable(email.toLowerCase()),
    created_at: instant(createdAt),
    closed_at: closedAt === null ? null : instant(closedAt),
    is_demonstration: isDemonstration,
  };
}

export function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    isDemonstration: row.is_demonstration,
  };
}
