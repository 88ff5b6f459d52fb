// One-time links: made, looked at, and used once. Using one is a deletion, so of two at once one gets it; what the person chose
// to sign in with is stored in the same transaction, so no link is used up in vain.
import { sql } from 'kysely';
import type { Account, Actor, LinkStore, OneTimeLink, PersonDetails } from '../../people/contract.ts';
import type { AccountRow } from './account-store.ts';
import { takeAwayWays, toAccount } from './account-store.ts';
import { recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable } from './connect.ts';
import { addMail } from './mail-outbox.ts';
import { deleteSessions } from './session-store.ts';
import { addWays } from './way-store.ts';

interface LinkRow {
  readonly account_id: string;
  readonly purpose: OneTimeLink['purpose'];
  readonly made_by: string;
  readonly ends_at: string;
}

export function linkStore(db: Database, actor: Actor): LinkStore {
  return {
    make: (link, tokenHash, mail, at) =>
      inTransaction(db, async (transaction) => {
        await sql`delete from one_time_link where account_id = ${link.accountId}`.execute(transaction);
        await transaction
          .insertInto('one_time_link')
          .values({
            token_hash: tokenHash,
            account_id: link.accountId,
            purpose: link.purpose,
            made_by: storable(link.madeBy),
            made_at: instant(at),
            ends_at: instant(link.endsAt),
          })
          .execute();
        if (mail) await addMail(transaction, mail, at);
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'manage-people',
            subject: `account/${link.accountId}/link`,
            regionId: null,
            before: null,
            after: { purpose: link.purpose, mailed: mail !== null },
          },
          at,
        );
      }),

    async find(tokenHash, at) {
      const { rows } = await sql<LinkRow>`
        select l.* from one_time_link l join account a on a.id = l.account_id
        where l.token_hash = ${tokenHash} and l.ends_at > ${instant(at)}::timestamptz and a.closed_at is null
      `.execute(db);
      return rows[0] ? toLink(rows[0]) : null;
    },

    use: (tokenHash, ways, person, at) =>
      inTransaction(db, async (transaction) => {
        const used = await sql<LinkRow>`
          delete from one_time_link where token_hash = ${tokenHash} and ends_at > ${instant(at)}::timestamptz returning *
        `.execute(transaction);
        const link = used.rows[0];
        if (!link) return null;
        const account = await nameAccount(transaction, link.account_id, person);
        if (account === null) return null;
        if (ways.kind !== 'new-password') await takeAwayWays(transaction, link.account_id);
        await sql`delete from known_device where account_id = ${link.account_id}`.execute(transaction);
        await deleteSessions(transaction, actor, link.account_id, sql`true`, at);
        await addWays(transaction, link.account_id, ways, at);
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'manage-own-account',
            subject: `account/${link.account_id}/ways`,
            regionId: null,
            before: { purpose: link.purpose },
            after: { way: ways.kind },
          },
          at,
        );
        return account;
      }),
  };
}

/** The open account, under its owner's name when that was not known before. */
async function nameAccount(
  transaction: OpenTransaction,
  accountId: string,
  person: PersonDetails | null,
): Promise<Account | null> {
  if (person !== null) {
    const email = storable(person.email.toLowerCase());
    const taken = await sql`select 1 from account where email = ${email} and id <> ${accountId}`.execute(
      transaction,
    );
    if (taken.rows.length > 0) return null;
    await sql`
      update account set name = ${storable(person.name)}, email = ${email} where id = ${accountId}
    `.execute(transaction);
  }
  const { rows } = await sql<AccountRow>`
    select * from account where id = ${accountId} and closed_at is null
  `.execute(transaction);
  return rows[0] ? toAccount(rows[0]) : null;
}

function toLink(row: LinkRow): OneTimeLink {
  return {
    accountId: row.account_id,
    purpose: row.purpose,
    madeBy: row.made_by,
    endsAt: row.ends_at,
  };
}
