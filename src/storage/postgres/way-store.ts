// What people sign in with: passwords, code apps with recovery codes, passkeys. Everything that may be used once is used by one
// statement (a deletion, or an update that only the first can make), so that two processes can't both accept it.
import { sql } from 'kysely';
import type {
  Actor,
  AuditValue,
  NewPasskey,
  NewWays,
  Passkey,
  WayStore,
  Ways,
} from '../../people/contract.ts';
import { recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable, takeTurn } from './connect.ts';

interface PasskeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: unknown;
  readonly name: string;
  readonly added_at: string;
  readonly last_used_at: string | null;
}

export function wayStore(db: Database, actor: Actor): WayStore {
  const changing = <T>(accountId: string, work: (transaction: OpenTransaction) => Promise<T>) =>
    inTransaction(db, async (transaction) => {
      await takeTurn(transaction, `ways:${accountId}`);
      return work(transaction);
    });
  return {
    of: (accountId) => waysOf(db, accountId),

    setPassword: (accountId, passwordHash, at) =>
      changing(accountId, async (transaction) => {
        const { passwordHash: earlier } = await waysOf(transaction, accountId);
        await putPassword(transaction, accountId, passwordHash, at);
        const before = earlier === null ? null : { way: 'password' };
        await record(transaction, actor, accountId, 'password', before, { way: 'password' }, at);
      }),

    setCodeApp: (accountId, app, at) =>
      changing(accountId, async (transaction) => {
        const { codeApp: earlier } = await waysOf(transaction, accountId);
        await putCodeApp(transaction, accountId, app, at);
        const before = earlier === null ? null : { way: 'code-app' };
        await record(transaction, actor, accountId, 'code-app', before, { way: 'code-app' }, at);
      }),

    async takeStep(accountId, step) {
      const { rows } = await sql`
        update code_app set last_step = ${step} where account_id = ${accountId} and last_step < ${step} returning 1
      `.execute(db);
      return rows.length === 1;
    },

    renewRecoveryCodes: (accountId, hashes, at) =>
      changing(accountId, async (transaction) => {
        const { recoveryCodesLeft } = await waysOf(transaction, accountId);
        await putRecoveryCodes(transaction, accountId, hashes, at);
        const before = { recoveryCodes: recoveryCodesLeft };
        await record(
          transaction,
          actor,
          accountId,
          'recovery-codes',
          before,
          { recoveryCodes: hashes.length },
          at,
        );
      }),

    takeRecoveryCode: (accountId, hash, at) =>
      inTransaction(db, async (transaction) => {
        const { rows } = await sql`
          delete from recovery_code where account_id = ${accountId} and hash = ${hash} returning 1
        `.execute(transaction);
        if (rows.length === 0) return false;
        await record(transaction, actor, accountId, 'recovery-codes', { recoveryCodes: 1 }, null, at);
        return true;
      }),

    async passkey(id) {
      const { rows } = await sql<PasskeyRow>`select * from passkey where id = ${storable(id)}`.execute(db);
      return rows[0] ? toPasskey(rows[0]) : null;
    },

    addPasskey: (accountId, passkey, at) =>
      changing(accountId, async (transaction) => {
        if (!(await putPasskey(transaction, accountId, passkey, at))) return false;
        await record(transaction, actor, accountId, 'passkey', null, { way: 'passkey' }, at);
        return true;
      }),

    async notePasskeyUse(id, counter, at) {
      const { rows } = await sql`
        update passkey set counter = ${counter}, last_used_at = ${instant(at)}
        where id = ${storable(id)} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning 1
      `.execute(db);
      return rows.length === 1;
    },

    removePasskey: (accountId, id, at) =>
      changing(accountId, async (transaction) => {
        const { passkeys, passwordHash, codeApp } = await waysOf(transaction, accountId);
        if (!passkeys.some((passkey) => passkey.id === id)) return 'unknown';
        if (passkeys.length === 1 && (passwordHash === null || codeApp === null)) return 'last';
        await transaction.deleteFrom('passkey').where('id', '=', id).execute();
        await record(transaction, actor, accountId, 'passkey', { way: 'passkey' }, null, at);
        return 'removed';
      }),
  };
}

/** Within the transaction that uses a one-time link: the account has no other ways then. */
export async function addWays(
  transaction: OpenTransaction,
  accountId: string,
  ways: NewWays,
  at: string,
): Promise<void> {
  switch (ways.kind) {
    case 'passkey':
      if (!(await putPasskey(transaction, accountId, ways.passkey, at)))
        throw new Error('The passkey belongs to another account');
      return;
    case 'new-password':
      await putPassword(transaction, accountId, ways.passwordHash, at);
      return;
    case 'password':
      await putPassword(transaction, accountId, ways.passwordHash, at);
      await putCodeApp(transaction, accountId, ways, at);
      return;
  }
}

async function waysOf(db: Database | OpenTransaction, accountId: string): Promise<Ways> {
  const { rows } = await sql<{
    hash: string | null;
    sealed_secret: string | null;
    last_step: number | null;
    recovery_codes: number;
  }>`
    select p.hash, c.sealed_secret, c.last_step,
      (select count(*)::integer from recovery_code r where r.account_id = a.id) as recovery_codes
    from account a left join password p on p.account_id = a.id left join code_app c on c.account_id = a.id
    where a.id = ${accountId}
  `.execute(db);
  const keys = await sql<PasskeyRow>`
    select * from passkey where account_id = ${accountId} order by added_at, id
  `.execute(db);
  const row = rows[0];
  const hasCodeApp = row !== undefined && row.sealed_secret !== null && row.last_step !== null;
  return {
    passwordHash: row?.hash ?? null,
    codeApp: hasCodeApp ? { sealedSecret: String(row.sealed_secret), lastStep: Number(row.last_step) } : null,
    recoveryCodesLeft: row?.recovery_codes ?? 0,
    passkeys: keys.rows.map(toPasskey),
  };
}

async function putPassword(
  transaction: OpenTransaction,
  accountId: string,
  hash: string,
  at: string,
): Promise<void> {
  await sql`
    insert into password (account_id, hash, set_at) values (${accountId}, ${hash}, ${instant(at)})
    on conflict (account_id) do update set hash = excluded.hash, set_at = excluded.set_at
  `.execute(transaction);
}

async function putCodeApp(
  transaction: OpenTransaction,
  accountId: string,
  app: {
    readonly sealedSecret: string;
    readonly step: number;
    readonly recoveryCodeHashes: readonly string[];
  },
  at: string,
): Promise<void> {
  await sql`
    insert into code_app (account_id, sealed_secret, last_step, set_at)
    values (${accountId}, ${app.sealedSecret}, ${app.step}, ${instant(at)})
    on conflict (account_id) do update
      set sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, set_at = excluded.set_at
  `.execute(transaction);
  await putRecoveryCodes(transaction, accountId, app.recoveryCodeHashes, at);
}

async function putRecoveryCodes(
  transaction: OpenTransaction,
  accountId: string,
  hashes: readonly string[],
  at: string,
): Promise<void> {
  await transaction.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await transaction
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, hash, made_at: instant(at) })))
    .execute();
}

async function putPasskey(
  transaction: OpenTransaction,
  accountId: string,
  passkey: NewPasskey,
  at: string,
): Promise<boolean> {
  const added = await transaction
    .insertInto('passkey')
    .values({
      id: passkey.id,
      account_id: accountId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: sql`${JSON.stringify(passkey.transports)}::jsonb`,
      name: storable(passkey.name),
      added_at: instant(at),
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

async function record(
  transaction: OpenTransaction,
  actor: Actor,
  accountId: string,
  what: string,
  before: AuditValue,
  after: AuditValue,
  at: string,
): Promise<void> {
  await recordIn(
    transaction,
    actor,
    {
      kind: 'change',
      action: 'manage-own-account',
      subject: `account/${accountId}/${what}`,
      regionId: null,
      before,
      after,
    },
    at,
  );
}

function toPasskey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    accountId: row.account_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: row.transports as readonly string[],
    name: row.name,
    addedAt: row.added_at,
    lastUsedAt: row.last_used_at,
  };
}
