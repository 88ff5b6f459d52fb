// A backup comes back as it was, is one instant although people write meanwhile, and shows every kind of damage.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { backUp, restore } from '../../src/app/back-up.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import { tablesInOrder } from '../../src/storage/backup/dump-database.ts';
import { readSealedFile } from '../../src/storage/backup/sealed-file.ts';
import { connect } from '../../src/storage/postgres/connect.ts';
import { EXPIRING_TABLES } from '../../src/storage/postgres/expired.ts';
import { migrate } from '../../src/storage/postgres/migrations.ts';
import { openDatabase } from '../../src/storage/postgres/open.ts';
import { accept, newDelivery, REGION, row } from '../conformance/examples.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { run, withDatabase } from '../setup/postgres.ts';

const AT = '2024-03-01T10:00:00.000Z';
const KEY = 'en lång mening som ingen gissar';
const folder = mkdtempSync(join(tmpdir(), 'utfall-backup-'));
const source = await freshDatabase();
afterAll(() => rmSync(folder, { recursive: true }));

/** Letters of every kind, the longest file, exact decimals, a null character in bytes: what a copy may get wrong. */
async function fill(): Promise<void> {
  await accept(
    source.stores,
    [row(), row({ sex: 'women', note: 'Åäö "citat", (parentes) \\ och\nrad' })],
    AT,
  );
  await source.stores.deliveries.add(
    newDelivery({ bytes: new Uint8Array([0, 1, 92, 34, 255]), fileName: 'två;filer,"x".csv' }),
  );
  await source.stores.comments.write(
    {
      regionId: REGION,
      year: 2023,
      indicatorId: 'bedomning-tre-dagar',
      template: 'Kommentar {värde}',
      by: 'A',
      at: AT,
    },
    0,
  );
}
await fill();

/** Someone who has signed in, been mailed a link, and has every kind of way to sign in. */
async function fillPeople(): Promise<void> {
  const { accounts, links, sessions, ways } = source.stores;
  const account = { id: 'a', name: 'Åsa', email: 'a@regionen.example', createdAt: AT, closedAt: null };
  await accounts.add({ ...account, isDemonstration: false });
  const made = {
    accountId: 'a',
    purpose: 'invitation',
    madeBy: 'Bo',
    endsAt: '2024-03-03T10:00:00.000Z',
  } as const;
  const mail = { to: account.email, subject: 'Hej', sealedText: 'förseglad' };
  const codes = { sealedSecret: 'förseglad', step: 1, recoveryCodeHashes: ['r'] };
  await links.make(made, 'använd', null, AT);
  await links.use('använd', { kind: 'password', passwordHash: 'hash', ...codes }, null, AT);
  const passkey = {
    id: 'p',
    publicKey: new Uint8Array([0, 255]),
    counter: 1,
    transports: [],
    name: 'Telefon',
  };
  await ways.addPasskey('a', passkey, AT);
  await links.make(made, 'HEMLIG-länk', mail, AT);
  const seen = { createdAt: AT, lastSeenAt: AT, method: 'passkey', from: '192.0.2.7', device: 'x' } as const;
  await sessions.begin({ ...seen, accountId: 'a', endsAt: made.endsAt }, 'HEMLIG-session');
  await source.passing.devices.remember('a', 'HEMLIG-webbläsare', made.endsAt);
}
await fillPeople();

async function emptyDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  const name = `utfall_restore_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${name} encoding 'UTF8' template template0`);
  afterAll(() => run(server, `drop database if exists ${name} with (force)`));
  return withDatabase(server, name);
}

const options = (url: string, path: string, key: string | null = null) => ({
  where: { databaseUrl: url, dataFolder: folder },
  path,
  key,
  log: () => {},
});

/** Every row of every table as PostgreSQL writes it. */
async function contentOf(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { db, close } = connect(url);
  const content: Record<string, readonly string[]> = {};
  for (const table of await tablesInOrder(db)) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db);
    content[table] = rows.map((each) => each.row).toSorted();
  }
  await close();
  return content;
}

async function backUpTo(name: string, key: string | null = null): Promise<string> {
  const path = join(folder, name);
  await backUp(options(source.url, path, key), AT);
  return path;
}

/** Of the tables that a crash keeps. */
const NOTHING_EXPIRING = { session: [], one_time_link: [], known_device: [], mail_outbox: [] };

describe('a backup', () => {
  it.each([null, KEY])('comes back as it was, with the key %s, and work goes on after it', async (key) => {
    const path = await backUpTo(`whole-${key === null ? 'open' : 'sealed'}`, key);
    const url = await emptyDatabase();
    await restore(options(url, path, key));
    expect(await contentOf(url)).toEqual({ ...(await contentOf(source.url)), ...NOTHING_EXPIRING });
    const restored = await openDatabase(url);
    const delivery = await accept(
      restored.storesFor(COMMAND_LINE),
      [row({ sex: 'men' })],
      '2024-03-02T10:00:00.000Z',
    );
    expect(await restored.storesFor(COMMAND_LINE).deliveries.byId(delivery.id)).not.toBeNull();
    await restored.close();
  });

  it('holds nothing that lets somebody in: no session, link, mail or known browser', async () => {
    expect(
      Object.values(await contentOf(source.url))
        .flat()
        .join(),
    ).toContain('HEMLIG');
    const frames: string[] = [];
    for await (const frame of readSealedFile(await backUpTo('people'), null)) frames.push(frame);
    expect(frames.join()).not.toContain('HEMLIG');
    expect(frames.join()).toContain('a@regionen.example');
    const { tables } = JSON.parse(frames[0] ?? '') as { tables: readonly string[] };
    for (const table of EXPIRING_TABLES) expect(tables).not.toContain(table);
  });

  it('can be read by nobody without the key', async () => {
    const bytes = readFileSync(await backUpTo('secret', KEY));
    expect(bytes.includes('observation')).toBe(false);
    await expect(restore(options(await emptyDatabase(), join(folder, 'secret')))).rejects.toThrow(
      /krypterad/,
    );
    await expect(
      restore(options(await emptyDatabase(), join(folder, 'secret'), 'en annan mening än den rätta')),
    ).rejects.toThrow(/Nyckeln passar inte/);
  });

  it('is one instant, although people write while it is made', async () => {
    const path = join(folder, 'busy');
    let isDone = false;
    const writing = (async () => {
      for (let version = 1; !isDone; version += 1)
        await source.stores.comments.write(
          { regionId: REGION, year: 2024, indicatorId: 'i', template: `${version}`, by: 'A', at: AT },
          version - 1,
        );
    })();
    for (let round = 0; round < 5; round += 1) await backUp(options(source.url, path), AT);
    isDone = true;
    await writing;
    const url = await emptyDatabase();
    await restore(options(url, path));
    // Each comment and its entry in the audit log were written together: one instant holds as many of both.
    const content = await contentOf(url);
    const entries = content.audit_entry?.filter((entry) => entry.includes('write-comments')) ?? [];
    expect(content.comment?.length).toBeGreaterThan(1);
    expect(entries).toHaveLength(content.comment?.length ?? -1);
  });

  it('made by the first version is brought forward', async () => {
    const old = await emptyDatabase();
    const { db, close } = connect(old);
    await migrate(db, '0001-first-tables');
    await sql`
      insert into comment values ('provlan', 2023, 'i', 1, 'text', 'A', ${AT})
    `.execute(db);
    await close();
    await backUp(options(old, join(folder, 'old')), AT);
    const url = await emptyDatabase();
    await restore(options(url, join(folder, 'old')));
    const content = await contentOf(url);
    expect(content.comment).toHaveLength(1);
    expect(content.audit_entry).toEqual([]);
  });

  it('leaves nothing half written when it fails', async () => {
    await expect(backUp(options(await unreachable(), join(folder, 'never')), AT)).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
  });
});

describe('a backup that is not as it was written', () => {
  const cases = {
    'a byte changed': (bytes: Buffer) =>
      bytes.fill((bytes.at(-60) ?? 0) ^ 1, bytes.length - 60, bytes.length - 59),
    'the end cut off': (bytes: Buffer) => bytes.subarray(0, bytes.length - 1),
    'the last frame cut off': (bytes: Buffer) => bytes.subarray(0, framesOf(bytes).at(-1)?.start),
    'a frame removed': (bytes: Buffer) => withFrames(bytes, (frames) => frames.toSpliced(1, 1)),
    'two frames in the other order': (bytes: Buffer) =>
      withFrames(bytes, ([first, second, third, ...rest]) =>
        [first, third, second, ...rest].filter((frame) => frame !== undefined),
      ),
    'something added': (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]),
    'another instant in its head': (bytes: Buffer) =>
      Buffer.concat([
        Buffer.from(bytes.subarray(0, headOf(bytes)).toString().replace('2024-03-01', '2024-03-02')),
        bytes.subarray(headOf(bytes)),
      ]),
    'no backup at all': () => Buffer.from('region;år;värde\n'),
    nothing: () => Buffer.alloc(0),
  };
  it.each(
    Object.entries(cases).flatMap(([what, change]) => [null, KEY].map((key) => [what, key, change] as const)),
  )('%s (key: %s) is refused, and the database is as empty as before', async (_what, key, change) => {
    const path = await backUpTo('damaged', key);
    writeFileSync(path, change(Buffer.from(readFileSync(path))));
    const url = await emptyDatabase();
    await expect(restore(options(url, path, key))).rejects.toThrow(/skadad|ingen säkerhetskopia/);
    expect(Object.values(await contentOf(url)).flat()).toEqual([]);
  });

  it('a database with something in it is left alone', async () => {
    const path = await backUpTo('second');
    const before = await contentOf(source.url);
    await expect(restore(options(source.url, path))).rejects.toThrow(/inte tom/);
    expect(await contentOf(source.url)).toEqual(before);
  });
});

function headOf(bytes: Buffer): number {
  return bytes.indexOf('\n') + 1;
}

function framesOf(bytes: Buffer): readonly { readonly start: number; readonly end: number }[] {
  const sealBytes = bytes.subarray(0, headOf(bytes)).includes('"salt":null') ? 32 : 16;
  const frames: { start: number; end: number }[] = [];
  for (let start = headOf(bytes); start < bytes.length; ) {
    const end = start + 5 + bytes.readUInt32BE(start + 1) + sealBytes;
    frames.push({ start, end });
    start = end;
  }
  return frames;
}

function withFrames(bytes: Buffer, change: (frames: readonly Buffer[]) => readonly Buffer[]): Buffer {
  const frames = framesOf(bytes).map(({ start, end }) => bytes.subarray(start, end));
  expect(frames.length).toBeGreaterThan(3);
  return Buffer.concat([bytes.subarray(0, headOf(bytes)), ...change(frames)]);
}

async function unreachable(): Promise<string> {
  const address = new URL(inject('postgresUrl'));
  address.pathname = '/no_such_database';
  return address.href;
}
