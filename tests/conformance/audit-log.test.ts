// What the stores promise of the audit log: no change without its entry, no entry without its change, one order without holes.
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/people/audit-chain.ts';
import type {
  Account,
  Actor,
  AuditEntry,
  AuditEvent,
  GivenGrant,
  NewPasskey,
  OneTimeLink,
  Session,
  StoredEntry,
} from '../../src/people/contract.ts';
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

let grantId = '';

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
  'accounts.add': {
    write: () => stores.accounts.add(account('ny')),
    made: [{ action: 'manage-people', subject: 'account/ny', before: null }],
  },
  'accounts.linkIdentity': {
    write: () => stores.accounts.linkIdentity('ny', { issuer: 'https://idp.example.se', subject: 's' }, AT),
    made: [{ action: 'manage-own-account', subject: 'account/ny/identity' }],
  },
  'sessions.begin': {
    write: () => stores.sessions.begin(session('ny'), '1'.repeat(64)),
    made: [{ kind: 'sign-in', after: { method: 'passkey', outcome: 'succeeded' } }],
  },
  'sessions.end': {
    write: async () => {
      const { id } = await stores.sessions.begin(session('ny'), '2'.repeat(64));
      return stores.sessions.end('ny', id, AT);
    },
    made: [{ kind: 'sign-in' }, { kind: 'sign-in', before: { method: 'passkey' }, after: null }],
  },
  'sessions.endAll': {
    write: () => stores.sessions.endAll('ny', AT),
    made: [{ kind: 'sign-in', after: null }],
  },
  'sessions.endOutside': {
    write: async () => {
      const outside = { issuer: 'https://idp.example.se', subjectHash: 's', sessionHash: 'o' };
      await stores.sessions.begin(session('ny'), '6'.repeat(64), { ...outside, sealedProof: null });
      return stores.sessions.endOutside(outside, AT);
    },
    made: [{ kind: 'sign-in' }, { kind: 'sign-in', before: { method: 'passkey' }, after: null }],
  },
  'links.make': {
    write: () => stores.links.make(link('ny'), '3'.repeat(64), null, AT),
    made: [{ action: 'manage-people', subject: 'account/ny/link', after: { purpose: 'invitation' } }],
  },
  'links.use': {
    write: () => stores.links.use('3'.repeat(64), { kind: 'passkey', passkey: passkey('p1') }, null, AT),
    made: [{ action: 'manage-own-account', subject: 'account/ny/ways', after: { way: 'passkey' } }],
  },
  'ways.setPassword': {
    write: () => stores.ways.setPassword('ny', 'hash', AT),
    made: [{ subject: 'account/ny/password', after: { way: 'password' } }],
  },
  'ways.setCodeApp': {
    write: () =>
      stores.ways.setCodeApp('ny', { sealedSecret: 's', step: 1, recoveryCodeHashes: ['4'.repeat(64)] }, AT),
    made: [{ subject: 'account/ny/code-app' }],
  },
  'ways.takeRecoveryCode': {
    write: () => stores.ways.takeRecoveryCode('ny', '4'.repeat(64), AT),
    made: [{ subject: 'account/ny/recovery-codes' }],
  },
  'ways.renewRecoveryCodes': {
    write: () => stores.ways.renewRecoveryCodes('ny', ['5'.repeat(64)], AT),
    made: [{ subject: 'account/ny/recovery-codes' }],
  },
  'ways.addPasskey': {
    write: () => stores.ways.addPasskey('ny', passkey('p2'), AT),
    made: [{ subject: 'account/ny/passkey', before: null }],
  },
  'ways.removePasskey': {
    write: () => stores.ways.removePasskey('ny', 'p2', AT),
    made: [{ subject: 'account/ny/passkey', after: null }],
  },
  'grants.give': {
    write: async () => {
      grantId = (await stores.grants.give(grant('ny'), AT)).id;
    },
    made: [{ action: 'manage-people', before: null, regionId: REGION }],
  },
  'grants.end': {
    write: () => stores.grants.end(grantId, '2024-06-01', AT, () => {}),
    made: [{ action: 'manage-people', regionId: REGION }],
  },
  'grants.renewClaimed': {
    write: async () => {
      const place = { kind: 'region', regionId: REGION } as const;
      const renew = (role: 'analyst' | 'auditor') =>
        stores.grants.renewClaimed('ny', [{ role, place, sections: [] }], 'IdP', '2024-03-01', AT);
      await renew('analyst');
      await renew('analyst');
      await renew('auditor');
    },
    made: [
      { action: 'manage-people', before: null, after: { role: 'analyst', fromClaims: true } },
      { action: 'manage-people', after: { role: 'analyst', to: '2024-03-01' } },
      { action: 'manage-people', before: null, after: { role: 'auditor', fromClaims: true } },
    ],
  },
  'grants.endAll': {
    write: async () => {
      await stores.grants.give({ ...grant('ny'), role: 'auditor' }, AT);
      await stores.grants.endAll('ny', '2024-05-01', AT, () => {});
    },
    // The one that was given here, and those before that still hold, which are made shorter.
    made: [
      { before: null },
      { action: 'manage-people' },
      { action: 'manage-people' },
      { action: 'manage-people' },
    ],
  },
  'publications.set': {
    write: () => stores.publications.set({ regionId: REGION, year: 2023 }, true, AT),
    made: [{ action: 'publish-year', subject: 'region/provlan/year/2023/publication', before: null }],
  },
  'accounts.close': {
    write: () => stores.accounts.close('ny', AT),
    made: [{ action: 'manage-people', subject: 'account/ny', after: null }],
  },
} satisfies Record<
  Writing,
  { readonly write: () => Promise<unknown>; readonly made: readonly Partial<AuditEntry>[] }
>;

/** Methods that change nothing, by store. A method or a store that is new is answered here or above, or this does not compile. */
interface Reads {
  plans: 'regions' | 'versions';
  deliveries: 'list' | 'byId' | 'file';
  observations: 'current' | 'history' | 'byId' | 'ofRow';
  grants: 'ofAccount' | 'all';
  publications: 'all';
  // What was shown outside follows from deliveries and definitions, which have their entries; only the program writes it.
  releases: 'revision' | 'changedIndicators' | 'editions' | 'add' | 'printedDeliveries' | 'notePrinted';
  goalDecisions: 'latest';
  comments: 'latest';
  accounts: 'byId' | 'byEmail' | 'byIdentity' | 'identitiesOf' | 'all' | 'activeIds';
  // A new token for the same sign-in, and the marks of use, change nothing that a person may do.
  sessions: 'find' | 'rotate' | 'renewAll' | 'ofAccount' | 'outsideOf';
  links: 'find';
  ways: 'of' | 'takeStep' | 'passkey' | 'notePasskeyUse';
}
type Writing = {
  [Store in keyof Stores]: `${Store}.${Exclude<keyof Stores[Store] & string, Reads[Store]>}`;
}[keyof Stores];

function grant(accountId: string): GivenGrant {
  const place = { kind: 'region', regionId: REGION } as const;
  return { accountId, role: 'analyst', place, sections: [], from: '2024-01-01', to: null, grantedBy: 'a-1' };
}

function account(id: string): Account {
  const email = `${id}@example.se`;
  return { id, name: 'Ny Person', email, createdAt: AT, closedAt: null, isDemonstration: false };
}

function session(accountId: string): Omit<Session, 'id'> {
  const endsAt = '2024-03-01T22:00:00.000Z';
  return {
    accountId,
    createdAt: AT,
    lastSeenAt: AT,
    endsAt,
    method: 'passkey',
    from: '192.0.2.7',
    device: 'Firefox',
  };
}

function link(accountId: string): OneTimeLink {
  return { accountId, purpose: 'invitation', madeBy: 'a-1', endsAt: '2024-03-02T10:00:00.000Z' };
}

function passkey(id: string): NewPasskey {
  return { id, publicKey: new Uint8Array([1]), counter: 0, transports: [], name: 'Min telefon' };
}

describe('every write of every store', () => {
  it.each(Object.entries(WRITES))('%s leaves its entry', async (_name, { write, made: expected }) => {
    const found = await made(write);
    expect(found).toMatchObject(expected.map((each) => ({ kind: 'change', actor: ASA, ...each })));
    for (const { at } of found) expect(Date.parse(at)).not.toBeNaN();
  });

  it('writes nothing of what people wrote, only its length and hash', async () => {
    const text = JSON.stringify(await entries());
    for (const written of ['Nästan', 'Bra {värde}', 'Fel fil', 'Värden 2023', 'Min telefon'])
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
