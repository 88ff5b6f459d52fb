// Somebody who may do anything in the database changes the log: whatever they do to it is found, and the first entry that is
// not as it was written is named. Each attempt runs with the triggers off, in a transaction that is undone afterwards.
import fc from 'fast-check';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Anchor, Verdict } from '../../src/people/audit-chain.ts';
import { auditHash, verifyChain } from '../../src/people/audit-chain.ts';
import type { Actor } from '../../src/people/contract.ts';
import { auditLog } from '../../src/storage/postgres/audit-log.ts';
import type { OpenTransaction } from '../../src/storage/postgres/connect.ts';
import { connect, inTransaction } from '../../src/storage/postgres/connect.ts';
import { freshDatabase } from '../setup/fresh-database.ts';

const ENTRIES = 12;
const AT = '2024-03-01T10:00:00.000Z';
const ASA: Actor = { kind: 'person', accountId: 'a-1', name: 'Åsa Ek', from: '192.0.2.7', requestId: null };

const database = await freshDatabase();
const { db, close } = connect(database.url);
afterAll(close);
let anchor: Anchor;

beforeAll(async () => {
  for (let version = 1; version <= ENTRIES; version += 1)
    await database.audit.append(
      ASA,
      [
        {
          kind: 'change',
          action: 'decide-goals',
          subject: `region/exempel/year/2023/goal/g${version}/decision`,
          regionId: 'exempel',
          before: null,
          after: { version, level: 'partly' },
        },
      ],
      AT,
    );
  const verdict = await verifyChain(database.audit.all());
  if (verdict.kind !== 'whole') throw new Error('The untouched log is not whole');
  anchor = verdict.last;
});

class Undo extends Error {}

/** What verification says after the statements, which are then undone. */
async function after(
  tampering: (transaction: OpenTransaction) => Promise<void>,
  anchors: readonly Anchor[] = [],
): Promise<Verdict> {
  let verdict: Verdict | undefined;
  await inTransaction(db, async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    await tampering(transaction);
    verdict = await verifyChain(auditLog(transaction).all(), anchors);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (verdict === undefined) throw new Error('Nothing was verified');
  return verdict;
}

const statements =
  (...all: readonly RawBuilder<unknown>[]) =>
  async (transaction: OpenTransaction) => {
    for (const statement of all) await statement.execute(transaction);
  };

/** Makes everything from `from` on anew, so that it is whole in itself: what an attacker does who knows the form. */
async function chainAgain(transaction: OpenTransaction, from: number): Promise<void> {
  const { rows } = await sql<{ id: number; number: number; content: string; hash: string }>`
    select id, number, content, hash from audit_entry order by number
  `.execute(transaction);
  let previous = rows.find(({ number }) => number === from - 1)?.hash ?? '0'.repeat(64);
  for (const row of rows.filter(({ number }) => number >= from)) {
    const hash = auditHash(row.number, previous, row.content);
    await sql`update audit_entry set previous_hash = ${previous}, hash = ${hash} where id = ${row.id}`.execute(
      transaction,
    );
    previous = hash;
  }
}

const forged = (number: number | null) => sql`
  insert into audit_entry (number, content, previous_hash, hash, at, account_id, kind, subject, region_id)
  select ${number}, content, previous_hash, hash, at, account_id, kind, subject, region_id from audit_entry where number = 3
`;
const dropUnique = sql`alter table audit_entry drop constraint audit_entry_number_key`;

const ATTEMPTS: readonly (readonly [
  string,
  (transaction: OpenTransaction) => Promise<void>,
  number,
  string,
])[] = [
  [
    'who did it is exchanged',
    statements(sql`update audit_entry set content = replace(content, 'Åsa Ek', 'Bo Ek') where number = 5`),
    5,
    'altered',
  ],
  [
    'a value is changed',
    statements(sql`update audit_entry set content = replace(content, 'partly', 'met') where number = 5`),
    5,
    'altered',
  ],
  [
    'a space is added',
    statements(sql`update audit_entry set content = content || ' ' where number = 5`),
    5,
    'altered',
  ],
  [
    'a hash is changed',
    statements(sql`update audit_entry set hash = repeat('a', 64) where number = 5`),
    5,
    'altered',
  ],
  ['a hash is emptied', statements(sql`update audit_entry set hash = null where number = 5`), 5, 'altered'],
  [
    'an entry is changed and hashed again',
    async (transaction) => {
      await sql`update audit_entry set content = replace(content, 'partly', 'met') where number = 5`.execute(
        transaction,
      );
      const { rows } = await sql<{
        content: string;
        previous_hash: string;
      }>`select content, previous_hash from audit_entry where number = 5`.execute(transaction);
      const hash = auditHash(5, rows[0]?.previous_hash ?? '', rows[0]?.content ?? '');
      await sql`update audit_entry set hash = ${hash} where number = 5`.execute(transaction);
    },
    6,
    'reordered',
  ],
  ['the first entry is removed', statements(sql`delete from audit_entry where number = 1`), 1, 'removed'],
  ['an entry is removed', statements(sql`delete from audit_entry where number = 5`), 5, 'removed'],
  [
    'an entry is removed and the rest renumbered',
    statements(
      sql`delete from audit_entry where number = 5`,
      dropUnique,
      sql`update audit_entry set number = number - 1 where number > 5`,
    ),
    5,
    'altered',
  ],
  [
    'two entries change places',
    statements(dropUnique, sql`update audit_entry set number = 11 - number where number in (5, 6)`),
    5,
    'altered',
  ],
  [
    'two entries change places, hashes and all',
    async (transaction) => {
      await statements(
        dropUnique,
        sql`update audit_entry set number = 11 - number where number in (5, 6)`,
      )(transaction);
      const { rows } = await sql<{
        id: number;
        number: number;
        content: string;
        previous_hash: string;
      }>`select id, number, content, previous_hash from audit_entry where number in (5, 6)`.execute(
        transaction,
      );
      for (const row of rows)
        await sql`update audit_entry set hash = ${auditHash(row.number, row.previous_hash, row.content)} where id = ${row.id}`.execute(
          transaction,
        );
    },
    5,
    'reordered',
  ],
  ['an entry is put in without a number', statements(forged(null)), 13, 'inserted'],
  ['an entry is put in at the end', statements(forged(13)), 13, 'altered'],
  ['an entry is put in with a number that is taken', statements(dropUnique, forged(7)), 7, 'inserted'],
  ['an entry is put in before the first', statements(forged(0)), 0, 'inserted'],
  ['an entry is put in far away', statements(forged(9_000_000_000_000_000)), 13, 'removed'],
  [
    'an entry is hidden from those who look for the person',
    statements(sql`update audit_entry set account_id = 'a-2' where number = 5`),
    5,
    'mislabelled',
  ],
  [
    'an entry is moved in time',
    statements(sql`update audit_entry set at = at + interval '1 ms' where number = 5`),
    5,
    'mislabelled',
  ],
  [
    'an entry is moved out of time',
    statements(sql`update audit_entry set at = 'infinity' where number = 5`),
    5,
    'mislabelled',
  ],
  [
    'an entry is moved to another region',
    statements(sql`update audit_entry set region_id = null where number = 5`),
    5,
    'mislabelled',
  ],
  [
    'everything from an entry on is made anew, and the anchor knows',
    async (transaction) => {
      await sql`update audit_entry set content = replace(content, 'partly', 'met') where number = 5`.execute(
        transaction,
      );
      await chainAgain(transaction, 5);
    },
    ENTRIES,
    'rewritten',
  ],
  [
    'the end is cut off, and the anchor knows',
    statements(sql`delete from audit_entry where number > 9`),
    10,
    'removed',
  ],
  ['everything is removed, and the anchor knows', statements(sql`delete from audit_entry`), 1, 'removed'],
];

describe('verification finds that', () => {
  it.each(ATTEMPTS)('%s', async (_name, tampering, number, flaw) => {
    expect(await after(tampering, [anchor])).toEqual({ kind: 'flawed', number, flaw });
  });
});

it('says what it cannot find: without an anchor a cut-off end and a log made anew are whole', async () => {
  const cut = await after(statements(sql`delete from audit_entry where number > 9`));
  expect(cut).toMatchObject({ kind: 'whole', count: 9 });
  const anew = await after(async (transaction) => {
    await sql`update audit_entry set content = replace(content, 'partly', 'met') where number = 5`.execute(
      transaction,
    );
    await chainAgain(transaction, 5);
  });
  expect(anew).toMatchObject({ kind: 'whole', count: ENTRIES });
});

it('tells that the protection against changes is off', async () => {
  expect(await database.audit.isProtected()).toBe(true);
  await inTransaction(db, async (transaction) => {
    await sql`alter table audit_entry disable trigger append_only_rows`.execute(transaction);
    expect(await auditLog(transaction).isProtected()).toBe(false);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
});

const entry = fc.integer({ min: 1, max: ENTRIES });
const TEXT_COLUMNS = [
  'content',
  'previous_hash',
  'hash',
  'account_id',
  'kind',
  'subject',
  'region_id',
] as const;
const text = fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', '').toWellFormed());

/** Anything that can be done to rows, with the entry that it touches first. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), entry, column: fc.constantFrom(...TEXT_COLUMNS), text }),
  fc.record({ kind: fc.constant('splice' as const), entry, place: fc.nat(200), text }),
  fc.record({ kind: fc.constant('remove' as const), entry }),
  fc.record({ kind: fc.constant('swap' as const), entry, other: entry }),
  fc.record({ kind: fc.constant('copy' as const), entry, number: fc.integer({ min: -5, max: 40 }) }),
);

async function perform(
  transaction: OpenTransaction,
  each: typeof step extends fc.Arbitrary<infer T> ? T : never,
) {
  switch (each.kind) {
    case 'set':
      await sql`update audit_entry set ${sql.ref(each.column)} = ${each.text} where number = ${each.entry}`.execute(
        transaction,
      );
      return;
    case 'splice':
      await sql`update audit_entry set content = overlay(content placing ${each.text} from ${each.place + 1}) where number = ${each.entry}`.execute(
        transaction,
      );
      return;
    case 'remove':
      await sql`delete from audit_entry where number = ${each.entry}`.execute(transaction);
      return;
    case 'swap':
      await sql`update audit_entry set number = ${each.entry + each.other} - number where number in (${each.entry}, ${each.other})`.execute(
        transaction,
      );
      return;
    case 'copy':
      await sql`
        insert into audit_entry (number, content, previous_hash, hash, at, account_id, kind, subject, region_id)
        select ${each.number}, content, previous_hash, hash, at, account_id, kind, subject, region_id
        from audit_entry where number = ${each.entry}
      `.execute(transaction);
  }
}

async function rows(transaction: OpenTransaction): Promise<readonly string[]> {
  const { rows: all } = await sql<{ row: string }>`
    select (number, content, previous_hash, hash, at, account_id, kind, subject, region_id)::text as row
    from audit_entry order by number, id
  `.execute(transaction);
  return all.map(({ row }) => row);
}

it('finds every random tampering, and names the first entry that is touched', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      let untouched: readonly string[] = [];
      let touched: readonly string[] = [];
      const verdict = await after(
        async (transaction) => {
          await dropUnique.execute(transaction);
          untouched = await rows(transaction);
          for (const each of steps) await perform(transaction, each);
          touched = await rows(transaction);
        },
        [anchor],
      );
      const same = untouched.findIndex((row, index) => row !== touched[index]);
      if (same === -1 && touched.length === untouched.length) expect(verdict.kind).toBe('whole');
      else {
        // An entry may be whole in itself and only the next one shows that it was exchanged; never one before it.
        expect(verdict.kind).toBe('flawed');
        if (verdict.kind === 'flawed' && same !== -1)
          expect([same, same + 1, same + 2]).toContain(Math.max(verdict.number, same));
      }
    }),
    { numRuns: 150 },
  );
});
