// bin/utfall secret change: what the secret encrypts can be read with the new one afterwards and with the old one before, whatever is
// interrupted; nobody is signed out; neither secret is told to anyone.
import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { writeEntry } from '../../src/app/audit-sentences.ts';
import { secretAtStart } from '../../src/app/people/change-secret.ts';
import { newSecret, writeNextSecret } from '../../src/app/people/secret-file.ts';
import { openVault } from '../../src/app/people/secrets.ts';
import { secret } from '../../src/cli/commands/secret.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';
import { DataFolderError } from '../../src/storage/data-folder-errors.ts';
import { connect } from '../../src/storage/postgres/connect.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { configurationOf, runCommand } from './command-io.ts';

const AT = '2026-11-25T08:00:00.000Z';
const LATER = '2026-11-26T08:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'utfall-secret-change-'));
afterAll(() => rmSync(folder, { recursive: true }));

const database = await freshDatabase();
const written = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const vaultOf = (bytes: Uint8Array) => openVault(bytes, randomBytes);

let current: Uint8Array = randomBytes(32);
const beforeAnything = await runCommand(secret, ['change'], {
  configuration: () => configurationOf({ UTFALL_DATA: join(folder, 'tom') }),
  storage: async () => database,
}).catch((error: unknown) => String(error));
await database.noteSecretKey(vaultOf(current).fingerprint, AT);
const accountId = randomUUID();
await keepSealed();

/** One of each thing that is encrypted, and a session. */
async function keepSealed(): Promise<void> {
  const { seal } = vaultOf(current);
  const { accounts, ways, sessions, links } = database.stores;
  const account = { id: accountId, name: 'Åsa Ek', email: 'asa@region.example', createdAt: AT };
  await accounts.add({ ...account, closedAt: null, isDemonstration: false });
  await ways.setCodeApp(accountId, { sealedSecret: seal('kodapp'), step: 1, recoveryCodeHashes: ['h'] }, AT);
  const session = { accountId, createdAt: AT, lastSeenAt: AT, endsAt: LATER, from: 'x', device: 'x' };
  const outside = {
    issuer: 'https://i.example',
    subjectHash: 's',
    sessionHash: null,
    sealedProof: seal('bevis'),
  };
  await sessions.begin({ ...session, method: 'openid' }, 'token', outside);
  const link = { accountId, purpose: 'renewal', madeBy: 'x', endsAt: LATER } as const;
  await links.make(link, 'link', { to: account.email, subject: 'x', sealedText: seal('brev') }, AT);
}

/** What the columns hold, read with the secret; throws when one is of another. */
async function readWith(bytes: Uint8Array): Promise<readonly string[]> {
  const { db, close } = connect(database.url);
  const { rows } = await sql<{ sealed: string }>`
    select sealed_secret as sealed from code_app union all select sealed_text from mail_outbox
    union all select sealed_proof from outside_session
  `.execute(db);
  await close();
  return rows.map(({ sealed }) => vaultOf(bytes).open(sealed)).toSorted();
}
const ALL = ['bevis', 'brev', 'kodapp'];

/** The database is given; what the settings say of it only decides where a running server is looked for. */
const run = (args: readonly string[], settings: Readonly<Record<string, string>>, input = '') =>
  runCommand(secret, ['change', ...args], {
    configuration: () => configurationOf({ UTFALL_MODE: 'installation', ...settings }),
    storage: async () => database,
    input: async () => input,
  });
const inSettings = () => ({
  UTFALL_DATA: join(folder, 'tom'),
  DATABASE_URL: database.url,
  UTFALL_SECRET: written(current),
});

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, `${written(bytes)}\n`);
  return path;
}

it('is not changed before there is one', () => {
  expect(beforeAnything).toContain('Inget är krypterat än');
});

describe('a secret in the settings', () => {
  it('is changed for the one in a file, with its entry in the log; nobody is signed out', async () => {
    const next = newSecret();
    const { text } = await run(['--new-file', file('ny', next)], inSettings());
    expect(text).toContain('Krypterat om: 1 kodappar, 1 brev som väntar och 1 inloggningar');
    expect(text).toContain('Sätt nu UTFALL_SECRET till den nya');
    expect(await readWith(next)).toEqual(ALL);
    await expect(readWith(current)).rejects.toThrow();
    const found = await database.stores.sessions.find('token', AT, '2026-11-25T07:00:00.000Z');
    expect(found?.account.id).toBe(accountId);
    const [entry] = await database.audit.entries({ subject: 'installation/secret', count: 5 });
    expect(entry).toMatchObject({
      actor: COMMAND_LINE,
      before: { key: vaultOf(current).fingerprint },
      after: { key: vaultOf(next).fingerprint, codeApps: 1 },
    });
    const names = { regions: [], accounts: new Map() };
    if (entry === undefined) throw new Error('The entry is missing');
    expect(writeEntry(entry, entry.actor, names, 'sv')).toBe(
      'Kommandoraden bytte installationens hemlighet.',
    );
    for (const each of [current, next]) expect(JSON.stringify([text, entry])).not.toContain(written(each));
    current = next;
  });

  it('is found changed when the same is said again', async () => {
    const settings = { ...inSettings(), UTFALL_SECRET: written(randomBytes(32)) };
    const { text } = await run(['--new-file', file('samma', current)], settings);
    expect(text).toContain('redan bytt');
    expect(await readWith(current)).toEqual(ALL);
  });

  it('may come from stdin, the old one first', async () => {
    const next = newSecret();
    const { UTFALL_SECRET: _given, ...settings } = inSettings();
    const lines = `${written(current)}\n${written(next)}\n`;
    const { output } = await run(['--old-file', '-', '--new-file', '-', '--json'], settings, lines);
    expect(JSON.parse(output)).toMatchObject({ state: 'changed', isInDataFolder: false, codeApps: 1 });
    current = next;
    expect(await readWith(current)).toEqual(ALL);
  });

  it.each([
    ['no new one', [], {}, '--new-file'],
    ['no old one', ['--new-file', 'NY'], { UTFALL_SECRET: '' }, '--old-file'],
    ['a wrong old one', ['--old-file', 'ANNAN', '--new-file', 'NY'], {}, 'Den gamla hemligheten är inte den'],
    ['the same as the new one', ['--new-file', 'SAMMA'], {}, 'Den nya hemligheten är den gamla'],
    ['no key', ['--new-file', 'INGEN'], {}, 'innehåller ingen nyckel'],
  ])('is not changed with %s', async (_what, args, settings, message) => {
    const files: Readonly<Record<string, string>> = {
      NY: file('ny-2', randomBytes(32)),
      ANNAN: file('annan', randomBytes(32)),
      SAMMA: file('samma-2', current),
      INGEN: file('ingen', randomBytes(8)),
    };
    const given = args.map((arg) => files[arg] ?? arg);
    const refused = run(given, { ...inSettings(), ...settings });
    await expect(refused).rejects.toThrow(DataFolderError);
    await expect(refused).rejects.toThrow(message);
    expect(await readWith(current)).toEqual(ALL);
  });

  it('is not changed while another process is connected', async () => {
    const { db, close } = connect(database.url);
    await sql`select 1`.execute(db);
    await expect(run(['--new-file', file('ny-3', randomBytes(32))], inSettings())).rejects.toThrow(
      'Stoppa alla',
    );
    await close();
    expect(await readWith(current)).toEqual(ALL);
  });

  it('is not changed at all when something can’t be read', async () => {
    const other = vaultOf(randomBytes(32)).seal('av en annan');
    const app = { sealedSecret: other, step: 2, recoveryCodeHashes: ['b'] };
    const id = randomUUID();
    const account = { id, name: 'B', email: 'b@region.example', createdAt: AT, closedAt: null };
    await database.stores.accounts.add({ ...account, isDemonstration: false });
    await database.stores.ways.setCodeApp(id, app, AT);
    await expect(run(['--new-file', file('ny-4', randomBytes(32))], inSettings())).rejects.toThrow();
    expect(await database.secretKey()).toBe(vaultOf(current).fingerprint);
    await database.stores.accounts.close(id, AT);
    expect(await readWith(current)).toEqual(ALL);
  });
});

describe('a secret in the data folder', () => {
  const data = join(folder, 'data');
  const settings = { UTFALL_DATA: data };
  const inFile = () => Buffer.from(readFileSync(join(data, 'secret.key'), 'utf8'), 'base64');
  const start = () => secretAtStart(database, null, data);
  mkdirSync(data);

  it('is made and laid there, for its owner only', async () => {
    writeFileSync(join(data, 'secret.key'), written(current));
    const { text } = await run([], settings);
    expect(text).toContain('Den nya ligger i datamappen');
    expect(inFile()).not.toEqual(Buffer.from(current));
    current = inFile();
    expect(await readWith(current)).toEqual(ALL);
    expect(readdirSync(data)).toEqual(['secret.key']);
  });

  it('that was interrupted before the database changed is the old one, at the next start', async () => {
    await writeNextSecret(data, randomBytes(32));
    expect(Buffer.from(await start())).toEqual(Buffer.from(current));
    expect(readdirSync(data)).toEqual(['secret.key']);
  });

  it('that was interrupted after it is the new one, at the next start', async () => {
    const next = newSecret();
    const [from, to] = [vaultOf(current), vaultOf(next)];
    await writeNextSecret(data, next);
    const reseal = (sealed: string) => to.seal(from.open(sealed));
    await database.changeSecretKey(COMMAND_LINE, { from: from.fingerprint, to: to.fingerprint, reseal }, AT);
    expect(inFile()).toEqual(Buffer.from(current));
    // Processes that begin at once find the same.
    const found = await Promise.all([start(), start(), start()]);
    for (const each of found) expect(Buffer.from(each)).toEqual(Buffer.from(next));
    expect(inFile()).toEqual(Buffer.from(next));
    expect(readdirSync(data)).toEqual(['secret.key']);
    current = next;
    expect(await readWith(current)).toEqual(ALL);
  });

  it('that is gone is not made anew over a database that has used one', async () => {
    rmSync(join(data, 'secret.key'));
    await expect(start()).rejects.toThrow('Installationens hemlighet saknas');
    expect(existsSync(join(data, 'secret.key'))).toBe(false);
  });
});
