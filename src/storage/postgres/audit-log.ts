// The audit log. Every store writes its change and the entry about it in one transaction with `recordIn`, so that neither
// exists without the other. Number and hashes are given by the database when the transaction commits: migrations/0002-audit.ts
// says how and why. What is hashed, byte for byte, is described where it is verified: people/audit-chain.ts.
import { createHash } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { canonicalJson } from '../../core/canonical-json.ts';
import type {
  Actor,
  AuditEntry,
  AuditEvent,
  AuditLog,
  AuditPlace,
  AuditQuery,
  AuditValue,
  NewAuditEntry,
  StoredEntry,
} from '../../people/contract.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { awaitDisk, instant, inTransaction, storable } from './connect.ts';

/** Appends the entry within the transaction of the change that it is about. */
export async function recordIn(
  transaction: OpenTransaction,
  actor: Actor,
  event: AuditEvent,
  at: string,
): Promise<void> {
  await insert(transaction, [{ actor, event, at }]);
}

/** As recordIn, for a change that is several: they get numbers in this order. */
export async function recordAllIn(
  transaction: OpenTransaction,
  actor: Actor,
  events: readonly AuditEvent[],
  at: string,
): Promise<void> {
  await insert(
    transaction,
    events.map((event) => ({ actor, event, at })),
  );
}

/** How a text that a person wrote stands in the log: that it was this one can be proved, what it said can't be read. */
export function textTrace<Name extends string>(name: Name, text: string) {
  return {
    [`${name}Length`]: text.length,
    [`${name}Sha256`]: createHash('sha256').update(text).digest('hex'),
  } as Readonly<Record<`${Name}Length`, number> & Record<`${Name}Sha256`, string>>;
}

/** Entries per portion: bounds memory, not the log. */
const PORTION = 2_000;

export function auditLog(db: Database): AuditLog {
  const append = async (entries: readonly NewAuditEntry[]): Promise<void> => {
    if (entries.length > 0) await inTransaction(db, (transaction) => insert(transaction, entries));
  };
  return {
    append: (actor, events, at) => append(events.map((event) => ({ actor, event, at }))),
    appendAll: append,

    async entries(query) {
      const { rows } = await sql<ChainedRow>`
        select number, content, previous_hash, hash from audit_entry
        where ${conditions(query)}
        order by number desc limit ${query.count}
      `.execute(db);
      return rows.map(toEntry);
    },

    async storedEntries({ after, ...query }) {
      const rows = await readStored(db, sql`${conditions(query)} and number > ${after}`, query.count);
      return rows.map(toStored);
    },

    async *all() {
      // By number and then id: in a table that has been tampered with, a number may stand twice. Nulls come last.
      let last: StoredRow | undefined;
      do {
        const rows = await readPortion(db, last);
        last = rows.at(-1);
        if (rows.length > 0) yield rows.map(toStored);
      } while (last !== undefined);
    },

    async isProtected() {
      const { rows } = await sql<{ enabled: number }>`
        select count(*)::integer as enabled from pg_trigger
        where tgrelid = 'audit_entry'::regclass and tgenabled in ('O', 'A')
          and tgname in ('chain', 'append_only', 'append_only_rows')
      `.execute(db);
      return rows[0]?.enabled === 3;
    },
  };
}

async function insert(transaction: OpenTransaction, entries: readonly NewAuditEntry[]): Promise<void> {
  awaitDisk(transaction);
  await transaction.insertInto('audit_entry').values(entries.map(rowOf)).execute();
}

function rowOf({ actor, event, at }: NewAuditEntry) {
  const { kind, action } = event;
  // One form of every instant, so that the text that is hashed has one too.
  const normal = new Date(instant(at)).toISOString();
  const content = {
    at: normal,
    actor: plainActor(actor),
    kind,
    action,
    subject: plain(event.subject),
    regionId: event.regionId === null ? null : plain(event.regionId),
    before: plainValue(event.before),
    after: plainValue(event.after),
  } satisfies Omit<AuditEntry, 'number' | 'previousHash' | 'hash'>;
  return {
    content: canonicalJson(content),
    at: normal,
    account_id: content.actor.accountId,
    kind,
    subject: content.subject,
    region_id: content.regionId,
  };
}

/** Text that comes back from the database as it went in: no null character, no half of a surrogate pair. */
function plain(text: string): string {
  return storable(text).toWellFormed();
}

function plainActor({ kind, accountId, name, from, requestId }: Actor): Actor {
  return {
    kind,
    accountId: accountId === null ? null : plain(accountId),
    name: plain(name),
    from: plain(from),
    requestId: requestId === null ? null : plain(requestId),
  };
}

function plainValue(value: AuditValue): AuditValue {
  if (value === null) return null;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [plain(name), typeof each === 'string' ? plain(each) : each]),
  );
}

interface ChainedRow {
  readonly number: number;
  readonly content: string;
  readonly previous_hash: string;
  readonly hash: string;
}

function toEntry(row: ChainedRow): AuditEntry {
  const content = JSON.parse(row.content) as Omit<AuditEntry, 'number' | 'previousHash' | 'hash'>;
  return { ...content, number: row.number, previousHash: row.previous_hash, hash: row.hash };
}

interface StoredRow {
  readonly id: string;
  readonly number: string | null;
  readonly content: string;
  readonly previous_hash: string | null;
  readonly hash: string | null;
  readonly at: string;
  readonly account_id: string | null;
  readonly kind: string;
  readonly subject: string;
  readonly region_id: string | null;
}

/** As text throughout: a number or an instant that somebody has put there must not stop the reading. */
async function readPortion(db: Database, after: StoredRow | undefined): Promise<readonly StoredRow[]> {
  const rest =
    after === undefined
      ? sql`true`
      : after.number === null
        ? sql`e.number is null and e.id > ${after.id}::bigint`
        : sql`(e.number, e.id) > (${after.number}::bigint, ${after.id}::bigint) or e.number is null`;
  return readStored(db, rest, PORTION);
}

async function readStored(
  db: Database,
  which: RawBuilder<unknown>,
  count: number,
): Promise<readonly StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select e.id::text, e.number::text, content, previous_hash, hash, account_id, kind, subject, region_id,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from audit_entry e where ${which} order by e.number nulls last, e.id limit ${count}
  `.execute(db);
  return rows;
}

function toStored(row: StoredRow): StoredEntry {
  return {
    number: row.number === null ? null : Number(row.number),
    content: row.content,
    previousHash: row.previous_hash,
    hash: row.hash,
    columns: {
      at: row.at,
      accountId: row.account_id,
      kind: row.kind,
      subject: row.subject,
      regionId: row.region_id,
    },
  };
}

function conditions(query: AuditQuery): RawBuilder<unknown> {
  const all = [sql`number is not null`];
  if (query.regionId !== undefined) all.push(sql`region_id = ${query.regionId}`);
  if (query.accountId !== undefined) all.push(sql`account_id = ${query.accountId}`);
  if (query.subject !== undefined)
    all.push(sql`(subject = ${query.subject} or starts_with(subject, ${`${query.subject}/`}))`);
  if (query.indicatorId !== undefined) all.push(aboutIndicator(query.indicatorId));
  if (query.places !== undefined) all.push(within(query.places));
  if (query.kind !== undefined) all.push(sql`kind = ${query.kind}`);
  if (query.from !== undefined) all.push(sql`at >= ${instant(query.from)}::timestamptz`);
  if (query.before !== undefined) all.push(sql`at < ${instant(query.before)}::timestamptz`);
  if (query.below !== undefined) all.push(sql`number < ${query.below}`);
  return sql.join(all, sql` and `);
}

/** In the path, or among those that a reading lists. */
function aboutIndicator(indicatorId: string): RawBuilder<unknown> {
  return sql`(
    position(${`/indicator/${indicatorId}/`} in subject || '/') > 0
    or (kind = 'read' and position(${` ${indicatorId} `} in
      ' ' || coalesce(content::jsonb -> 'after' ->> 'indicators', '') || ' ') > 0)
  )`;
}

/** Of some units: what is about one of them by name, and nothing about the region as a whole. */
function within(places: readonly AuditPlace[]): RawBuilder<unknown> {
  if (places.length === 0) return sql`false`;
  const each = places.map(({ regionId, unitIds }) =>
    unitIds === null
      ? sql`region_id = ${regionId}`
      : sql`(region_id = ${regionId} and substring(subject from '/unit/([^/]+)') = any(${[...unitIds]}::text[]))`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
}
