// What the stores promise of the audit log: no change without its entry, no entry without its change, one order without holes.
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/people/audit-chain.ts';
import type { Actor, AuditEntry, AuditEvent, StoredEntry } from '../../src/people/contract.ts';
import { recordIn } from '../../src/storage/postgres/audit-log.ts';
import { connect, inTransaction } from '../../src/storage/postgres/connect.ts';
import type { Stores } from '../../src/storage/postgres/open.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { accept, figure, newDelivery, REGION, row } from './examples.ts';

const database = await freshDatabase();
const { db, close } = connect(database.url);
afterAll(close);

const ASA: Actor = {
  kind: 'person',
  accountId: 'a-1',
  name: 'Åsa Ek',
  from: '192.0.2.7',
  requestId: 'r-1',
};
const stores = database.storesFor(ASA);
const AT = '2024-03-01T10:00:00.000Z';

async function entries(): Promise<readonly AuditEntry[]> {
  return (await database.audit.entries({ count: 10_000 })).toReversed();
}

/** The entries that `work` made. */
async function made(work: () => Promise<unknown>): Promise<readonly AuditEntry[]> {
  const count = (await entries()).length;
  await work();
  return (await entries()).slice(count);
}

async function stored(): Promise<readonly StoredEntry[]> {
  const all: StoredEntry[] = [];
  for await (const portion of database.audit.all()) all.push(...portion);
  return all;
}

const event = (subject: string): AuditEvent => ({
  kind: 'change',
  action: 'deliver',
  subject,
  regionId: REGION,
  before: null,
  after: { version: 1 },
});

/** A refused write makes no entry; a written one makes exactly these, as the person who wrote. */
const WRITES = {
  'plans.saveRegion': {
    write: () => stores.plans.saveRegion({ id: REGION, name: 'Provlän', plans: [] } as never, AT),
    made: [{ action: 'save-definitions', subject: 'region/provlan/definitions', after: { version: 1 } }],
  },
  'deliveries.add': {
    write: () => stores.deliveries.add(newDelivery()),
    made: [{ action: 'deliver', before: null, after: { state: 'previewed', rows: 1, fileNameLength: 15 } }],
  },
  'deliveries.accept': {
    write: () => accept(stores, [row({ indicatorId: 'godkand' })], AT),
    made: [
      { action: 'deliver', after: { state: 'previewed' } },
      { action: 'deliver', before: { state: 'previewed' }, after: { state: 'accepted', written: 1 } },
    ],
  },
  'deliveries.withdraw': {
    write: async () => {
      const delivery = await accept(stores, [row({ indicatorId: 'tillbaka' })], AT);
      return stores.deliveries.withdraw(delivery.id, 'Fel fil', AT);
    },
    made: [
      { after: { state: 'previewed' } },
      { after: { state: 'accepted' } },
      { before: { state: 'accepted' }, after: { state: 'withdrawn', reasonLength: 7 } },
    ],
  },
  'goalDecisions.decide': {
    write: () =>
      stores.goalDecisions.decide(
        { regionId: REGION, year: 2023, goalId: 'god-tillganglighet' },
        { level: 'partly', reason: 'Nästan', by: 'Åsa Ek', at: AT },
        0,
      ),
    made: [
      {
        action: 'decide-goals',
        subject: 'region/provlan/year/2023/goal/god-tillganglighet/decision',
        before: null,
        after: { version: 1, level: 'partly', reasonLength: 6 },
      },
    ],
  },
  'comments.write': {
    write: () =>
      stores.comments.write(
        { regionId: REGION, year: 2023, indicatorId: 'x', template: 'Bra {värde}', by: 'Åsa Ek', at: AT },
        0,
      ),
    made: [
      {
        action: 'write-comments',
        subject: 'region/provlan/year/2023/indicator/x/comment',
        before: null,
        after: { version: 1, templateLength: 11 },
      },
    ],
  },
} satisfies Record<
  WritesOf<'plans'> | WritesOf<'deliveries'> | WritesOf<'goalDecisions'> | WritesOf<'comments'>,
  { readonly write: () => Promise<unknown>; readonly made: readonly object[] }
>;

/** A new method of a store has to be named here as reading, or answered above. */
type Reads = 'regions' | 'list' | 'byId' | 'file' | 'latest' | 'current' | 'history';
type WritesOf<Store extends keyof Stores> = `${Store}.${Exclude<keyof Stores[Store] & string, Reads>}`;

describe('every write of every store', () => {
  it.each(Object.entries(WRITES))('%s leaves its entry', async (_name, { write, made: expected }) => {
    const found = await made(write);
    expect(found).toMatchObject(
      expected.map((each) => ({ ...each, kind: 'change', regionId: REGION, actor: ASA })),
    );
    for (const { at } of found) expect(Date.parse(at)).not.toBeNaN();
  });

  it('writes nothing of what people wrote, only its length and hash', async () => {
    const text = JSON.stringify(await entries());
    for (const written of ['Nästan', 'Bra {värde}', 'Fel fil', 'Värden 2023'])
      expect(text).not.toContain(written);
    expect(text).toContain('"reasonSha256"');
  });

  it('leaves no entry when it is refused', async () => {
    const refused = await made(async () => {
      await expect(
        stores.comments.write(
          { regionId: REGION, year: 2023, indicatorId: 'x', template: 'igen', by: 'Åsa Ek', at: AT },
          0,
        ),
      ).rejects.toThrow();
      await expect(stores.deliveries.withdraw('999999', 'finns inte', AT)).rejects.toThrow();
    });
    expect(refused).toEqual([]);
  });
});

it('tells of each figure that is changed what it was and what it is', async () => {
  const first = await accept(stores, [row({ indicatorId: 'rattad', outcome: figure('77.0') })], AT);
  const found = await made(async () => {
    const later = '2024-03-02T10:00:00.000Z';
    await accept(stores, [row({ indicatorId: 'rattad', outcome: figure('78.5') }, 'Räknefel')], later);
  });
  expect(found.at(-1)).toMatchObject({
    subject: 'region/provlan/indicator/rattad/region/provlan/total/2023-01-01/2024-01-01',
    before: { value: '77.0', certainty: 'final', delivery: first.id },
    after: { value: '78.5', certainty: 'final' },
  });
});

it('keeps no entry of a transaction that is undone', async () => {
  const found = await made(() =>
    expect(
      inTransaction(db, async (transaction) => {
        await recordIn(transaction, ASA, event('undone'), AT);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone'),
  );
  expect(found).toEqual([]);
});

it('numbers what many write at once without holes, in one chain, beside turns taken in any order', async () => {
  const writers = Array.from({ length: 40 }, async (_, writer) => {
    const write = stores.comments.write(
      { regionId: REGION, year: 2001, indicatorId: `i${writer % 5}`, template: 'x', by: 'Åsa Ek', at: AT },
      0,
    );
    const append = database.audit.append(ASA, [event('a'), event('b')], AT);
    await Promise.allSettled([write, append]);
  });
  await Promise.all(writers);
  const all = await stored();
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
  expect(await verifyChain(database.audit.all())).toMatchObject({ kind: 'whole', count: all.length });
});

it('hashes what the database gives back, whatever text it is given', async () => {
  const strange = 'ö\0\uD800"\\\n\u2028\u{1F600}';
  await database.audit.append(
    { ...ASA, name: strange },
    [{ ...event(strange), after: { [strange]: strange } }],
    AT,
  );
  await database.audit.append(
    ASA,
    [{ ...event('tal'), after: { a: 1e21, b: -0, c: 0.1, d: 5e-7 } }],
    '2024-03-01T10:00:00Z',
  );
  expect(await verifyChain(database.audit.all())).toMatchObject({ kind: 'whole' });
});

it('refuses that an entry is changed or removed', async () => {
  const table = sql.table('audit_entry');
  await expect(sql`delete from ${table}`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`truncate ${table}`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`update ${table} set content = 'x'`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`update ${table} set number = number + 1000`.execute(db)).rejects.toThrow(/append-only/);
});

it('finds entries by subject, person, kind, region and time, newest first and in pages', async () => {
  const { audit } = database;
  const later = '2030-01-01T00:00:00.000Z';
  await audit.append(
    { ...ASA, accountId: 'a-2' },
    [event('sida/1'), event('sida/2'), event('sida%3')],
    later,
  );
  const subjects = async (query: object) =>
    (await audit.entries({ count: 2, ...query })).map((each) => each.subject);
  expect(await subjects({ accountId: 'a-2' })).toEqual(['sida%3', 'sida/2']);
  const [, second] = await audit.entries({ count: 2, accountId: 'a-2' });
  expect(await subjects({ accountId: 'a-2', below: second?.number })).toEqual(['sida/1']);
  expect(await subjects({ subject: 'sida' })).toEqual(['sida/2', 'sida/1']);
  expect(await subjects({ subject: 'sida%3' })).toEqual(['sida%3']);
  expect(await subjects({ subject: 'sid' })).toEqual([]);
  expect(await subjects({ from: later })).toEqual(['sida%3', 'sida/2']);
  expect(await subjects({ from: later, kind: 'read' })).toEqual([]);
  expect(await subjects({ from: later, regionId: 'annan' })).toEqual([]);
  expect(await subjects({ before: '2000-01-01T00:00:00.000Z' })).toEqual([]);
});

it('finds what was done to an indicator and who read it, and keeps to the places that are asked for', async () => {
  const { audit } = database;
  const at = '2031-01-01T00:00:00.000Z';
  const reading = { kind: 'read', after: { indicators: 'telefon webb' } } as const;
  await audit.append(
    ASA,
    [
      { ...event('region/provlan/year/2023/indicator/telefon/comment') },
      { ...event('region/provlan/indicator/telefon/unit/granen/total/2023-01-01/2024-01-01') },
      { ...event('region/provlan/indicator/telefon-2/unit/tallen/total/2023-01-01/2024-01-01') },
      { ...event('region/provlan/year/2023'), ...reading },
      { ...event('region/annan/year/2023'), ...reading, regionId: 'annan' },
      { ...event('account/a-1'), regionId: null },
    ],
    at,
  );
  const found = async (query: object) =>
    (await audit.entries({ count: 10, from: at, ...query })).map(({ subject }) =>
      subject.split('/').slice(1, 6).join('/'),
    );
  expect(await found({ indicatorId: 'telefon' })).toEqual([
    'annan/year/2023',
    'provlan/year/2023',
    'provlan/indicator/telefon/unit/granen',
    'provlan/year/2023/indicator/telefon',
  ]);
  expect(await found({ places: [] })).toEqual([]);
  expect(await found({ places: [{ regionId: 'annan', unitIds: null }] })).toEqual(['annan/year/2023']);
  expect(await found({ places: [{ regionId: 'provlan', unitIds: ['granen'] }] })).toEqual([
    'provlan/indicator/telefon/unit/granen',
  ]);
  expect(
    await found({
      places: [
        { regionId: 'provlan', unitIds: ['granen', 'tallen'] },
        { regionId: 'annan', unitIds: null },
      ],
    }),
  ).toHaveLength(3);
});
