// The stores around signing in keep their promises on every database: what is used once is used once, also by two at the same
// time; limits hold to the second; what a closed account could sign in with is gone.
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { CallTally } from '../../src/http/call-limits.ts';
import type { Account, NewWays } from '../../src/people/contract.ts';
import { connect } from '../../src/storage/postgres/connect.ts';
import { freshDatabase } from '../setup/fresh-database.ts';

const database = await freshDatabase();
const { stores, passing } = database;
const { db, close } = connect(database.url);
afterAll(close);

const AT = '2026-03-01T10:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
const SEEN_AFTER = later(-3600);

let made = 0;
async function newAccount(): Promise<Account> {
  made += 1;
  const account = {
    id: `konto-${made}`,
    name: 'Åsa Ek',
    email: `åsa.${made}@regionen.example`,
    createdAt: AT,
    closedAt: null,
    isDemonstration: false,
  };
  expect(await stores.accounts.add(account)).toBe(true);
  return account;
}

const PASSWORD: NewWays = {
  kind: 'password',
  passwordHash: 'hash',
  sealedSecret: 'sealed',
  step: 100,
  recoveryCodeHashes: ['a', 'b', 'c'],
};
const passkey = (id: string, counter = 1) => ({
  id,
  publicKey: new Uint8Array([1, 2, 3]),
  counter,
  transports: ['internal'],
  name: 'Telefonen',
});

async function linkFor(account: Account, tokenHash: string, endsAt = later(3600)): Promise<void> {
  const link = { accountId: account.id, purpose: 'invitation', madeBy: 'Bo', endsAt } as const;
  await stores.links.make(link, tokenHash, null, AT);
}

async function begin(account: Account, tokenHash: string, endsAt = later(12 * 3600)) {
  return stores.sessions.begin(
    {
      accountId: account.id,
      createdAt: AT,
      lastSeenAt: AT,
      endsAt,
      method: 'passkey',
      from: '192.0.2.7',
      device: 'Firefox, Linux',
    },
    tokenHash,
  );
}
const countTrue = (results: readonly unknown[]) =>
  results.filter((result) => result !== null && result !== false).length;

describe('an account', () => {
  it('is found by its address in any case, and there is one for each address', async () => {
    const account = await newAccount();
    expect(await stores.accounts.byEmail(account.email.toUpperCase())).toEqual(account);
    const again = { ...account, id: 'annat', email: account.email.toUpperCase() };
    expect(await stores.accounts.add(again)).toBe(false);
  });

  it('is found by the identity of an identity provider that it is linked to, and by no other', async () => {
    const account = await newAccount();
    const identity = { issuer: 'https://idp.example', subject: 'SE2321000131-1234' };
    await stores.accounts.linkIdentity(account.id, identity, AT);
    expect(await stores.accounts.byIdentity(identity)).toEqual(account);
    expect(await stores.accounts.identitiesOf(account.id)).toEqual([identity]);
    expect(await stores.accounts.byIdentity({ ...identity, issuer: 'https://other.example' })).toBeNull();
  });

  it('that is closed has no session, no link and no way to sign in any more', async () => {
    const account = await newAccount();
    await linkFor(account, 'länk-stängd');
    await stores.links.use('länk-stängd', PASSWORD, null, AT);
    await stores.ways.addPasskey(account.id, passkey('stängd'), AT);
    await linkFor(account, 'länk-stängd-2');
    await begin(account, 'stängd');
    await stores.accounts.close(account.id, later(1));
    expect(await stores.sessions.find('stängd', later(2), SEEN_AFTER)).toBeNull();
    expect(await stores.links.find('länk-stängd-2', later(2))).toBeNull();
    expect(await stores.ways.of(account.id)).toEqual({
      passwordHash: null,
      codeApp: null,
      recoveryCodesLeft: 0,
      passkeys: [],
    });
    expect((await stores.accounts.byId(account.id))?.closedAt).toBe(later(1));
    await expect(stores.accounts.close(account.id, later(3))).rejects.toThrow('finns inte');
  });

  it('that is closed is still known by its identity, and a new one with an identity is made once', async () => {
    const account = { ...(await newAccount()), id: 'med-identitet', email: 'identitet@regionen.example' };
    const identity = { issuer: 'https://idp.example', subject: 'en-gång' };
    const made = await Promise.all(
      Array.from({ length: 4 }, (_, i) => stores.accounts.add({ ...account, id: `i-${i}` }, identity)),
    );
    expect(countTrue(made)).toBe(1);
    const added = await stores.accounts.byIdentity(identity);
    expect(added?.email).toBe(account.email);
    await stores.accounts.close(added?.id ?? '', later(1));
    expect((await stores.accounts.byIdentity(identity))?.closedAt).toBe(later(1));
  });
});

describe('a one-time link', () => {
  it('is used by one of eight that try at once', async () => {
    const account = await newAccount();
    await linkFor(account, 'en-gång');
    const uses = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        stores.links.use(
          'en-gång',
          { kind: 'passkey', passkey: passkey(`en-gång-${index}`) },
          null,
          later(1),
        ),
      ),
    );
    expect(countTrue(uses)).toBe(1);
    expect((await stores.ways.of(account.id)).passkeys).toHaveLength(1);
    expect(await stores.links.find('en-gång', later(2))).toBeNull();
  });

  it('replaces earlier ones, works until its last second, and not after', async () => {
    const account = await newAccount();
    await linkFor(account, 'först');
    await linkFor(account, 'sedan', later(60));
    expect(await stores.links.find('först', AT)).toBeNull();
    expect(await stores.links.find('sedan', later(59))).toMatchObject({ accountId: account.id });
    expect(await stores.links.find('sedan', later(60))).toBeNull();
    expect(await stores.links.use('sedan', PASSWORD, null, later(60))).toBeNull();
  });

  it('ends every session and replaces every way to sign in', async () => {
    const account = await newAccount();
    await linkFor(account, 'ett');
    await stores.links.use('ett', PASSWORD, null, AT);
    await begin(account, 'gammal session');
    await linkFor(account, 'två');
    await stores.links.use('två', { kind: 'passkey', passkey: passkey('ny') }, null, later(1));
    expect(await stores.sessions.find('gammal session', later(2), SEEN_AFTER)).toBeNull();
    expect(await stores.ways.of(account.id)).toMatchObject({
      passwordHash: null,
      codeApp: null,
      recoveryCodesLeft: 0,
      passkeys: [{ id: 'ny' }],
    });
  });
});

describe('what is used once', () => {
  it('is a recovery code, also when two use it at once', async () => {
    const account = await newAccount();
    await linkFor(account, 'koder');
    await stores.links.use('koder', PASSWORD, null, AT);
    const uses = await Promise.all([1, 2, 3, 4].map(() => stores.ways.takeRecoveryCode(account.id, 'b', AT)));
    expect(countTrue(uses)).toBe(1);
    expect((await stores.ways.of(account.id)).recoveryCodesLeft).toBe(2);
    const other = await newAccount();
    expect(await stores.ways.takeRecoveryCode(other.id, 'a', AT)).toBe(false);
  });

  it('is the step of a code, and every step before it', async () => {
    const account = await newAccount();
    await linkFor(account, 'steg');
    await stores.links.use('steg', PASSWORD, null, AT);
    expect(await stores.ways.takeStep(account.id, 100)).toBe(false);
    const uses = await Promise.all([1, 2, 3, 4].map(() => stores.ways.takeStep(account.id, 102)));
    expect(countTrue(uses)).toBe(1);
    expect(await stores.ways.takeStep(account.id, 101)).toBe(false);
  });

  it('is the question of a ceremony, within its time and for its own purpose', async () => {
    const ceremony = {
      kind: 'passkey',
      accountId: null,
      content: { challenge: 'x' },
      endsAt: later(300),
    } as const;
    await passing.ceremonies.begin(ceremony, 'fråga');
    expect(await passing.ceremonies.take('fråga', 'new-passkey', AT)).toBeNull();
    const takes = await Promise.all(
      [1, 2, 3].map(() => passing.ceremonies.take('fråga', 'passkey', later(299))),
    );
    expect(takes.filter((taken) => taken !== null)).toEqual([ceremony]);
    await passing.ceremonies.begin(ceremony, 'sen');
    expect(await passing.ceremonies.take('sen', 'passkey', later(300))).toBeNull();
  });

  it('is each of the tries of a ceremony', async () => {
    const ceremony = { kind: 'code', accountId: 'x', content: {}, endsAt: later(300) } as const;
    await passing.ceremonies.begin(ceremony, 'försök');
    const tries = await Promise.all(
      Array.from({ length: 9 }, () => passing.ceremonies.attempt('försök', 'code', 5, AT)),
    );
    expect(countTrue(tries)).toBe(5);
  });
});

describe('a passkey', () => {
  it('belongs to one account', async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    expect(await stores.ways.addPasskey(one.id, passkey('min'), AT)).toBe(true);
    expect(await stores.ways.addPasskey(two.id, passkey('min'), AT)).toBe(false);
  });

  it.each([
    ['that counts must count up', 5, [6, 6, 5, 9], [true, false, false, true]],
    ['that never counts is taken as it is', 0, [0, 0], [true, true]],
    ['that has counted may not begin anew', 5, [0], [false]],
  ])('%s', async (what, start, told, taken) => {
    const account = await newAccount();
    await stores.ways.addPasskey(account.id, passkey(what, start), AT);
    const results: boolean[] = [];
    for (const counter of told) results.push(await stores.ways.notePasskeyUse(what, counter, later(1)));
    expect(results).toEqual(taken);
  });

  it('can be removed unless it is the last way in, also when two are removed at once', async () => {
    const account = await newAccount();
    await stores.ways.addPasskey(account.id, passkey('p1'), AT);
    await stores.ways.addPasskey(account.id, passkey('p2'), AT);
    const outcomes = await Promise.all(
      ['p1', 'p2'].map((id) => stores.ways.removePasskey(account.id, id, later(1))),
    );
    expect(outcomes.toSorted()).toEqual(['last', 'removed']);
    const stranger = await newAccount();
    expect(await stores.ways.removePasskey(stranger.id, 'p2', later(1))).toBe('unknown');
  });
});

describe('a session', () => {
  it('is found until its idle limit, and being used moves that', async () => {
    const account = await newAccount();
    await begin(account, 'vila');
    const idle = (seconds: number) => later(seconds - 3600);
    expect(await stores.sessions.find('vila', later(3599), idle(3599))).toMatchObject({
      account,
      needsNewToken: false,
    });
    expect(await stores.sessions.find('vila', later(7198), idle(7198))).not.toBeNull();
    expect(await stores.sessions.find('vila', later(10_798), idle(10_798))).toBeNull();
  });

  it('ends at its absolute limit however much it is used', async () => {
    const account = await newAccount();
    await begin(account, 'slut', later(100));
    expect(await stores.sessions.find('slut', later(99), SEEN_AFTER)).not.toBeNull();
    expect(await stores.sessions.find('slut', later(100), SEEN_AFTER)).toBeNull();
  });

  it('gets a new token once; the old one answers half a minute longer', async () => {
    const account = await newAccount();
    const { id } = await begin(account, 'gammal');
    await stores.sessions.renewAll(account.id);
    expect((await stores.sessions.find('gammal', later(1), SEEN_AFTER))?.needsNewToken).toBe(true);
    const changes = await Promise.all(
      ['ny-1', 'ny-2', 'ny-3'].map((token) => stores.sessions.rotate(id, 'gammal', token, later(1))),
    );
    expect(countTrue(changes)).toBe(1);
    expect((await stores.sessions.find('gammal', later(30), SEEN_AFTER))?.needsNewToken).toBe(false);
    expect(await stores.sessions.find('gammal', later(31), SEEN_AFTER)).toBeNull();
    const fresh = `ny-${changes.indexOf(true) + 1}`;
    expect((await stores.sessions.find(fresh, later(31), SEEN_AFTER))?.session.id).toBe(id);
  });

  it('is ended by its own account only, alone or with all others', async () => {
    const [own, other] = [await newAccount(), await newAccount()];
    const mine = await begin(own, 'min-1');
    await begin(own, 'min-2');
    const theirs = await begin(other, 'deras');
    expect(await stores.sessions.end(own.id, theirs.id, later(1))).toBe(false);
    expect(await stores.sessions.endAll(own.id, later(1), mine.id)).toBe(1);
    expect(await stores.sessions.ofAccount(own.id, later(2), SEEN_AFTER)).toEqual([mine]);
    expect(await stores.sessions.end(own.id, mine.id, later(2))).toBe(true);
    expect(await stores.sessions.find('deras', later(3), SEEN_AFTER)).not.toBeNull();
  });
});

describe('attempts', () => {
  const key = { key: 'par', free: 3, longestWaitSeconds: 60 };

  it('cost nothing at first, then 1, 2, 4 seconds and on to the longest', async () => {
    const waits: number[] = [];
    let seconds = 0;
    for (let failure = 0; failure < 12; failure += 1) {
      for (;;) {
        const { waitSeconds } = await passing.attempts.begin([key], later(seconds));
        if (waitSeconds === 0) break;
        waits.push(waitSeconds);
        seconds += waitSeconds;
      }
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(Math.max(...waits)).toBe(60);
  });

  it('that are made at once are counted each: two hundred guesses are not one', async () => {
    const many = { ...key, key: 'samtidigt' };
    const results = await Promise.all(Array.from({ length: 40 }, () => passing.attempts.begin([many], AT)));
    expect(results.filter(({ waitSeconds }) => waitSeconds === 0)).toHaveLength(4);
  });

  it('of two at the same moment do not wait for each other, whichever comes first', async () => {
    const close = { ...key, key: 'strax före' };
    await passing.attempts.begin([close], later(0.02));
    expect(await passing.attempts.begin([close], AT)).toEqual({ waitSeconds: 0 });
  });

  it('that have to wait for one key are counted for none', async () => {
    const [a, b] = [
      { ...key, key: 'a', free: 0 },
      { ...key, key: 'b', free: 1 },
    ];
    await passing.attempts.begin([a], AT);
    for (let again = 0; again < 5; again += 1)
      expect((await passing.attempts.begin([b, a], AT)).waitSeconds).toBe(1);
    expect((await passing.attempts.begin([b], AT)).waitSeconds).toBe(0);
  });

  it('that succeed are forgotten, or given back where others count too', async () => {
    const [own, shared] = [
      { ...key, key: 'egen', free: 0 },
      { ...key, key: 'delad', free: 1 },
    ];
    await passing.attempts.begin([own, shared], AT);
    await passing.attempts.succeed({ forget: ['egen'], giveBack: ['delad'] });
    expect((await passing.attempts.begin([own, shared], AT)).waitSeconds).toBe(0);
  });

  it('weigh half as much after an hour', async () => {
    const slow = { ...key, key: 'halvering', free: 4, longestWaitSeconds: 1 };
    for (let failure = 0; failure < 4; failure += 1) await passing.attempts.begin([slow], AT);
    await passing.attempts.begin([slow], later(3600));
    await passing.attempts.begin([slow], later(3600));
    expect((await passing.attempts.begin([slow], later(3600))).waitSeconds).toBe(0);
  });
});

describe('the outbox', () => {
  it('gives a mail to one sender at a time, again when it failed, and never after it was sent', async () => {
    const account = await newAccount();
    const link = { accountId: account.id, purpose: 'invitation', madeBy: 'Bo', endsAt: later(3600) } as const;
    const mail = { to: account.email, subject: 'Hej', sealedText: 'förseglad' };
    await stores.links.make(link, 'med brev', mail, AT);
    const taken = await Promise.all([1, 2, 3].map(() => passing.outbox.next(AT, later(180))));
    const [first] = taken.filter((each) => each !== null);
    expect(countTrue(taken)).toBe(1);
    expect(first).toMatchObject({ ...mail, tries: 1 });
    // Its sender was killed: another takes it over.
    expect(await passing.outbox.next(later(180), later(360))).toMatchObject({ ...mail, tries: 2 });
    await passing.outbox.failed(Number(first?.id), later(400));
    expect(await passing.outbox.next(later(399), later(500))).toBeNull();
    expect(await passing.outbox.next(later(400), later(500))).toMatchObject({ tries: 3 });
    await passing.outbox.sent(Number(first?.id), later(401));
    expect(await passing.outbox.next(later(9999), later(10_000))).toBeNull();
    const { rows } = await sql<{ sealed_text: string | null }>`select sealed_text from mail_outbox`.execute(
      db,
    );
    expect(rows).toEqual([{ sealed_text: null }]);
  });
});

it('a key that is another than the first one is told', async () => {
  expect(await database.noteSecretKey('nyckel', AT)).toBe(true);
  expect(await database.noteSecretKey('nyckel', AT)).toBe(true);
  expect(await database.noteSecretKey('annan', AT)).toBe(false);
});

describe('calls', () => {
  const minute = '2026-03-01T10:00:00.000Z';

  it('are summed over all who tell of them, by limit, caller and minute', async () => {
    const { callCounts } = passing;
    const told = await Promise.all(
      Array.from({ length: 8 }, (_, process) =>
        callCounts.add(minute, [
          { key: 'all 192.0.2.1', calls: 10 },
          ...(process % 2 === 0 ? [{ key: 'all 192.0.2.2', calls: 1 }] : []),
        ]),
      ),
    );
    expect(Math.max(...told.map((sums) => sums.get('all 192.0.2.1') ?? 0))).toBe(80);
    const more = await callCounts.add(minute, [{ key: 'all 192.0.2.2', calls: 1 }]);
    expect([...more]).toEqual([['all 192.0.2.2', 5]]);
    const next = await callCounts.add('2026-03-01T10:01:00.000Z', [{ key: 'all 192.0.2.1', calls: 1 }]);
    expect(next.get('all 192.0.2.1')).toBe(1);
  });

  it('reach the limit together, whichever process they go to', async () => {
    const tallies = [1, 2].map(
      () =>
        new CallTally(
          passing.callCounts,
          () => Date.parse('2026-03-01T11:00:20.000Z'),
          (error) => {
            throw error;
          },
        ),
    );
    const [one, two] = tallies;
    if (one === undefined || two === undefined) throw new Error('There are two');
    for (let call = 0; call < 30; call += 1)
      for (const tally of tallies) tally.count('rapport 192.0.2.3', 60);
    for (const tally of tallies) await tally.exchange();
    expect(two.count('rapport 192.0.2.3', 60)).toEqual({ current: 61, ttl: 40_000 });
    one.count('rapport 192.0.2.3', 60);
    for (const tally of [one, two, one]) {
      tally.count('rapport 192.0.2.3', 60);
      await tally.exchange();
    }
    expect(one.count('rapport 192.0.2.3', 60).current).toBe(66);
    for (const tally of tallies) tally.stop();
  });

  it('of people, who call a few times, are told to nobody', async () => {
    const tally = new CallTally(
      passing.callCounts,
      () => Date.parse('2026-03-01T12:00:00.000Z'),
      () => {},
    );
    for (let call = 0; call < 9; call += 1) tally.count('all 192.0.2.4', 100);
    await tally.exchange();
    const { rows } = await sql`select 1 from call_count where key = 'all 192.0.2.4'`.execute(db);
    expect(rows).toEqual([]);
    tally.stop();
  });
});

describe('what is over', () => {
  it('is removed by several at once, and what still counts is kept', async () => {
    const other = await freshDatabase();
    const at = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
    const account = { ...(await newAccount()), id: 'kvar', email: 'kvar@regionen.example' };
    await other.stores.accounts.add(account);
    const session = {
      createdAt: AT,
      lastSeenAt: AT,
      method: 'passkey',
      from: '192.0.2.7',
      device: 'x',
    } as const;
    const rest = { accountId: account.id, purpose: 'invitation', madeBy: 'Bo' } as const;
    const mail = { to: account.email, subject: 'Hej', sealedText: 'förseglad' };
    for (let number = 0; number < 40; number += 1) {
      const endsAt = at(number % 2 === 0 ? 60 : 7200);
      await other.stores.sessions.begin({ ...session, accountId: account.id, endsAt }, `s-${number}`);
      const ceremony = { kind: 'passkey', accountId: null, content: {}, endsAt } as const;
      await other.passing.ceremonies.begin(ceremony, `c-${number}`);
      await other.passing.devices.remember(account.id, `d-${number}`, endsAt);
      const minute = at(number % 2 === 0 ? 0 : 3540);
      await other.passing.callCounts.add(minute, [{ key: `k-${number}`, calls: 1 }]);
    }
    await other.stores.links.make({ ...rest, endsAt: at(60) }, 'länk', mail, AT);
    await other.passing.attempts.begin([{ key: 'gammal', free: 1, longestWaitSeconds: 1 }], at(-90_000));
    await other.passing.attempts.begin([{ key: 'ny', free: 1, longestWaitSeconds: 1 }], at(0));
    const removed = await Promise.all([1, 2, 3].map(() => other.removeExpired(at(3600))));
    await other.removeExpired(at(3600));
    expect(Math.max(...removed)).toBeGreaterThan(0);
    const kept = async () => {
      const { db: own, close: end } = connect(other.url);
      const { rows } = await sql<Record<string, number>>`
        select (select count(*) from session) as sessions, (select count(*) from ceremony) as ceremonies,
          (select count(*) from known_device) as devices, (select count(*) from call_count) as calls,
          (select count(*) from one_time_link) as links, (select count(*) from sign_in_attempt) as attempts,
          (select count(*) from mail_outbox) as mails
      `.execute(own);
      await end();
      return rows[0];
    };
    const some = { sessions: 20, ceremonies: 20, devices: 20, calls: 20, links: 0, attempts: 1 };
    expect(await kept()).toEqual({ ...some, mails: 1 });
    // A mail that waits is never removed; one that was sent is, a month later.
    const month = at(40 * 24 * 3600);
    await other.removeExpired(month);
    expect((await kept())?.mails).toBe(1);
    const waiting = await other.passing.outbox.next(month, month);
    await other.passing.outbox.sent(waiting?.id ?? 0, month);
    await other.removeExpired(month);
    expect(await kept()).toEqual({
      sessions: 0,
      ceremonies: 0,
      devices: 0,
      calls: 0,
      links: 0,
      attempts: 0,
      mails: 0,
    });
  });
});

describe('a session that follows from an identity provider’s', () => {
  const outside = (subjectHash: string, sessionHash: string | null) => ({
    issuer: 'https://idp.example',
    subjectHash,
    sessionHash,
    sealedProof: null,
  });
  const beginOutside = async (tokenHash: string, subjectHash: string, sessionHash: string | null) => {
    const account = await newAccount();
    const { id } = await begin(account, `${tokenHash}-vanlig`);
    const session = { accountId: account.id, createdAt: AT, lastSeenAt: AT, endsAt: later(3600) };
    const { id: ours } = await stores.sessions.begin(
      { ...session, method: 'openid', from: '192.0.2.7', device: 'Firefox' },
      tokenHash,
      outside(subjectHash, sessionHash),
    );
    return { id, ours };
  };
  const isOpen = async (tokenHash: string) =>
    (await stores.sessions.find(tokenHash, AT, SEEN_AFTER)) !== null;

  it('ends with it, alone', async () => {
    const { id, ours } = await beginOutside('u-1', 'anna', 'stund-1');
    await beginOutside('u-2', 'anna', 'stund-2');
    expect(await stores.sessions.outsideOf(ours)).toEqual(outside('anna', 'stund-1'));
    expect(await stores.sessions.outsideOf(id)).toBeNull();
    const end = (subjectHash: string | null, sessionHash: string | null, issuer = 'https://idp.example') =>
      stores.sessions.endOutside({ issuer, subjectHash, sessionHash }, AT);
    expect(await end('anna', 'stund-1', 'https://annan.example')).toBe(0);
    expect(await end('bo', 'stund-1')).toBe(0);
    expect(await end(null, null)).toBe(0);
    expect(await end(null, 'stund-1')).toBe(1);
    expect([await isOpen('u-1'), await isOpen('u-2'), await isOpen('u-1-vanlig')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await stores.sessions.outsideOf(ours)).toBeNull();
    await beginOutside('u-3', 'anna', null);
    expect(await end('anna', null)).toBe(2);
    expect([await isOpen('u-2'), await isOpen('u-3')]).toEqual([false, false]);
  });

  it('is ended by an order once: the order’s name is noted until it is too old anyway', async () => {
    const note = () => passing.ceremonies.note('outside-sign-out', 'jti', later(120));
    const both = await Promise.all([note(), note(), note()]);
    expect(countTrue(both)).toBe(1);
    expect(await note()).toBe(false);
  });
});
