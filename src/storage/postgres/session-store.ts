// Where people are signed in. The browser holds a random token, here is only its SHA-256: who reads the database can't act as
// anyone. A new token takes the old one's place without signing anybody out; the old one answers some seconds longer, because
// a page sends several requests at once.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type {
  Actor,
  AuditEvent,
  OutsideSession,
  Session,
  SessionStore,
  SignInMethod,
} from '../../people/contract.ts';
import type { AccountRow } from './account-store.ts';
import { toAccount } from './account-store.ts';
import { recordAllIn, recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable } from './connect.ts';

/** Enough for what was sent before the new token came; a token that was stolen earlier has no use of it. */
const EARLIER_TOKEN_SECONDS = 30;

/** "Seen" is written at most this often: a write per request would cost more than the precision is worth. */
const SEEN_EVERY_SECONDS = 30;

interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly ends_at: string;
  readonly method: string;
  readonly address: string;
  readonly device: string;
}

export function sessionStore(db: Database, actor: Actor): SessionStore {
  return {
    begin: (session, tokenHash, outside) =>
      inTransaction(db, async (transaction) => {
        const row = { id: randomUUID(), token_hash: tokenHash, ...rowOf(session) };
        await transaction
          .insertInto('session')
          .values({ ...row, earlier_token_hash: null, earlier_until: null })
          .execute();
        if (outside !== undefined)
          await transaction.insertInto('outside_session').values(outsideRow(row.id, outside)).execute();
        await recordIn(
          transaction,
          actor,
          {
            ...about(row.account_id, row.id),
            before: null,
            after: { method: row.method, outcome: 'succeeded' },
          },
          session.createdAt,
        );
        return toSession(row);
      }),

    async find(tokenHash, at, seenAfter) {
      const { rows } = await sql<SessionRow & { needs_new_token: boolean } & Owner>`
        select s.*, a.name as owner_name, a.email as owner_email, a.created_at as owner_created_at,
          a.is_demonstration as owner_is_demonstration
        from session s join account a on a.id = s.account_id
        where (s.token_hash = ${tokenHash}
            or (s.earlier_token_hash = ${tokenHash} and s.earlier_until > ${instant(at)}::timestamptz))
          and s.ends_at > ${at}::timestamptz and s.last_seen_at > ${instant(seenAfter)}::timestamptz
          and a.closed_at is null
      `.execute(db);
      const row = rows[0];
      if (!row) return null;
      await markSeen(db, row, at);
      return {
        session: toSession(row),
        account: toAccount(ownerOf(row)),
        needsNewToken: row.needs_new_token,
      };
    },

    async rotate(sessionId, oldTokenHash, tokenHash, at) {
      const until = new Date(Date.parse(at) + EARLIER_TOKEN_SECONDS * 1000).toISOString();
      const { rows } = await sql`
        update session set token_hash = ${tokenHash}, earlier_token_hash = token_hash,
          earlier_until = ${until}::timestamptz, needs_new_token = false
        where id = ${sessionId} and token_hash = ${oldTokenHash} returning id
      `.execute(db);
      return rows.length === 1;
    },

    async renewAll(accountId) {
      await renewSessions(db, accountId);
    },

    async ofAccount(accountId, at, seenAfter) {
      const { rows } = await sql<SessionRow>`
        select * from session where account_id = ${accountId} and ends_at > ${instant(at)}::timestamptz
          and last_seen_at > ${instant(seenAfter)}::timestamptz order by created_at desc, id
      `.execute(db);
      return rows.map(toSession);
    },

    end: (accountId, sessionId, at) =>
      inTransaction(db, async (transaction) => {
        const ended = await deleteSessions(transaction, actor, accountId, sql`id = ${sessionId}`, at);
        return ended === 1;
      }),

    endAll: (accountId, at, exceptSessionId) =>
      inTransaction(db, (transaction) =>
        deleteSessions(
          transaction,
          actor,
          accountId,
          exceptSessionId === undefined ? sql`true` : sql`id <> ${exceptSessionId}`,
          at,
        ),
      ),

    async outsideOf(sessionId) {
      const row = await db
        .selectFrom('outside_session')
        .selectAll()
        .where('session_id', '=', sessionId)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            issuer: row.issuer,
            subjectHash: row.subject_hash,
            sessionHash: row.session_hash,
            sealedProof: row.sealed_proof,
          };
    },

    endOutside: ({ issuer, subjectHash, sessionHash }, at) =>
      inTransaction(db, async (transaction) => {
        if (subjectHash === null && sessionHash === null) return 0;
        const { rows } = await sql<{ account_id: string; id: string }>`
          select s.account_id, s.id from session s join outside_session o on o.session_id = s.id
          where o.issuer = ${storable(issuer)}
            and (${subjectHash}::text is null or o.subject_hash = ${subjectHash})
            and (${sessionHash}::text is null or o.session_hash = ${sessionHash})
        `.execute(transaction);
        let ended = 0;
        for (const { account_id: accountId, id } of rows)
          ended += await deleteSessions(transaction, actor, accountId, sql`id = ${id}`, at);
        return ended;
      }),
  };
}

/** For a transaction that changes what an account may do: its sessions get new tokens at their next request. */
export async function renewSessions(db: Database | OpenTransaction, accountId: string): Promise<void> {
  await sql`update session set needs_new_token = true where account_id = ${accountId}`.execute(db);
}

/** Ends those that `which` chooses of the account's sessions, each with its entry in the log. */
export async function deleteSessions(
  transaction: OpenTransaction,
  actor: Actor,
  accountId: string,
  which: ReturnType<typeof sql>,
  at: string,
): Promise<number> {
  const { rows } = await sql<{ id: string; method: string }>`
    delete from session where account_id = ${accountId} and ${which} returning id, method
  `.execute(transaction);
  const events = rows.map(
    ({ id, method }): AuditEvent => ({ ...about(accountId, id), before: { method }, after: null }),
  );
  if (events.length > 0) await recordAllIn(transaction, actor, events, at);
  return rows.length;
}

async function markSeen(db: Database, row: SessionRow, at: string): Promise<void> {
  if (Date.parse(at) - Date.parse(row.last_seen_at) < SEEN_EVERY_SECONDS * 1000) return;
  await sql`
    update session set last_seen_at = ${at}::timestamptz where id = ${row.id} and last_seen_at < ${at}::timestamptz
  `.execute(db);
}

interface Owner {
  readonly owner_name: string;
  readonly owner_email: string;
  readonly owner_created_at: string;
  readonly owner_is_demonstration: boolean;
}

function ownerOf(row: SessionRow & Owner): AccountRow {
  return {
    id: row.account_id,
    name: row.owner_name,
    email: row.owner_email,
    created_at: row.owner_created_at,
    closed_at: null,
    is_demonstration: row.owner_is_demonstration,
  };
}

function about(accountId: string, sessionId: string) {
  return {
    kind: 'sign-in',
    action: 'sign-in',
    subject: `account/${accountId}/session/${sessionId}`,
    regionId: null,
  } as const;
}

function outsideRow(sessionId: string, { issuer, subjectHash, sessionHash, sealedProof }: OutsideSession) {
  return {
    session_id: sessionId,
    issuer: storable(issuer),
    subject_hash: subjectHash,
    session_hash: sessionHash,
    sealed_proof: sealedProof,
  };
}

function rowOf(session: Omit<Session, 'id'>): Omit<SessionRow, 'id'> {
  return {
    account_id: session.accountId,
    created_at: instant(session.createdAt),
    last_seen_at: instant(session.lastSeenAt),
    ends_at: instant(session.endsAt),
    method: session.method,
    address: storable(session.from),
    device: storable(session.device),
  };
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    accountId: row.account_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
    method: row.method as SignInMethod,
    from: row.address,
    device: row.device,
  };
}
