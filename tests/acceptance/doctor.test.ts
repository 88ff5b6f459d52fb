// bin/utfall doctor, against real installations: what is well is said to be, each thing that is wrong is found with what to do, all
// at once, and no secret is ever repeated.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../../src/app/back-up.ts';
import { readConfiguration } from '../../src/app/configuration.ts';
import { tellDisk, tellMemory } from '../../src/app/doctor/check-machine.ts';
import { examineInstallation } from '../../src/app/doctor/examine-installation.ts';
import type { Finding } from '../../src/app/doctor/finding.ts';
import { EXIT } from '../../src/app/exit-codes.ts';
import { readOneRegion } from '../../src/app/load-definitions.ts';
import { openStorage } from '../../src/app/open-storage.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { startPeople } from '../../src/app/people/start-people.ts';
import { doctor } from '../../src/cli/commands/doctor.ts';
import { COMMAND_LINE, SYSTEM } from '../../src/people/actors.ts';
import { connect, inTransaction } from '../../src/storage/postgres/connect.ts';
import type { Stores } from '../../src/storage/postgres/open.ts';
import type { Mailbox } from '../fixtures/smtp.ts';
import { openMailbox } from '../fixtures/smtp.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { runCommand } from './command-io.ts';
import { DEFINITIONS } from './open-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROOT = join(import.meta.dirname, '../..');
const AT = '2026-11-25T08:00:00.000Z';

/** A package's folder as it is installed, with pages that are built. */
function installed(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'dist', 'web'), { recursive: true });
  writeFileSync(join(path, 'dist', 'web', 'index.html'), '');
  return path;
}
const installation = installed('program');
symlinkSync(DEFINITIONS, join(installation, 'definitions'));

type Environment = Readonly<Record<string, string>>;

async function examine(environment: Environment, at = AT, program = installation) {
  const read = readConfiguration(environment, { installation: program, workingFolder: folder });
  return examineInstallation({ read, environment, installation: program, at });
}

const notWell = (findings: readonly Finding[]) =>
  findings
    // These depend on the machine that the test runs on; they are judged below by numbers.
    .filter(({ state, check }) => state !== 'ok' && !['disk', 'memory', 'connections'].includes(check))
    .map(({ check, message }) => `${check}: ${message}`);

async function toldOf(check: string, environment: Environment, at = AT): Promise<readonly Finding[]> {
  return (await examine(environment, at)).filter((finding) => finding.check === check);
}

/** Makes the installation's tables and secret, as its first start does. */
async function startOnce(environment: Environment): Promise<void> {
  const { value } = readConfiguration(environment, { installation, workingFolder: folder });
  if (value === null) throw new Error('The settings of the test are wrong');
  const storage = await openStorage({ configuration: value, role: 'command', log: () => {} });
  const { definitions } = openWorld(storage.storesFor(SYSTEM));
  await startPeople({ database: storage, definitions, configuration: value, installation: ROOT });
  await writeComments(storage.storesFor(COMMAND_LINE), 5);
  await storage.close();
}

async function readRegionIn(environment: Environment): Promise<void> {
  const { value } = readConfiguration(environment, { installation, workingFolder: folder });
  const { region } = await readOneRegion(join(DEFINITIONS, 'norrbotten'), DEFINITIONS);
  if (value === null) throw new Error('The settings of the test are wrong');
  const storage = await openStorage({ configuration: value, role: 'command', log: () => {} });
  await storage.storesFor(COMMAND_LINE).plans.saveRegion(region, AT);
  await storage.close();
}

/** Each has its entry in the log. */
async function writeComments({ comments }: Stores, count: number): Promise<void> {
  const comment = { regionId: 'provlan', year: 2023, indicatorId: 'i', template: 'x', by: 'A', at: AT };
  for (let version = 0; version < count; version += 1) await comments.write(comment, version);
}

const SECRETS = {
  UTFALL_BACKUP_KEY: 'en-nyckel-som-ingen-ska-se-1',
  UTFALL_METRICS_TOKEN: 'en-nyckel-som-ingen-ska-se-2',
};

describe('an installation on the embedded database', () => {
  const data = join(folder, 'data');
  let settings: Environment;
  let mailbox: Mailbox;

  beforeAll(async () => {
    mailbox = await openMailbox();
    settings = {
      ...SECRETS,
      UTFALL_MODE: 'installation',
      UTFALL_ADDRESS: 'https://utfall.region.example',
      UTFALL_TRUSTED_PROXIES: '127.0.0.1',
      UTFALL_DATA: data,
      UTFALL_SMTP_URL: mailbox.url,
      UTFALL_MAIL_FROM: 'Utfall <utfall@region.example>',
    };
  });
  afterAll(() => mailbox.close());

  it('that has not begun yet is told that it begins at its first start, and nothing is made', async () => {
    const findings = await examine(settings);
    expect(notWell(findings)).toEqual(['backup-age: Ingen säkerhetskopia är känd.']);
    expect(findings.find(({ check }) => check === 'database')?.message).toContain('första starten');
    expect(existsSync(data)).toBe(false);
  });

  it('that no region has been read into is told how one is', async () => {
    await startOnce(settings);
    expect(await toldOf('regions', settings)).toMatchObject([
      {
        state: 'warning',
        message: expect.stringContaining('Ingen region är inläst'),
        hint: expect.stringContaining('bin/utfall definitions load MAPP'),
      },
    ]);
    expect(
      await toldOf('regions', { ...settings, UTFALL_MODE: 'demo', UTFALL_ADDRESS: 'http://localhost' }),
    ).toEqual([]);
  });

  it('that is well is said to be, part by part', async () => {
    await readRegionIn(settings);
    const where = { dataFolder: data, databaseUrl: null };
    const path = join(folder, 'kopia.utfall');
    await backUp({ where, path, key: null, log: () => {} }, AT);
    const findings = await examine(settings);
    expect(notWell(findings)).toEqual([]);
    const checks = new Set(findings.map(({ check }) => check));
    const all =
      'settings mode address proxies privacy memory pages data-folder disk server definitions database-version';
    const more =
      'database-rights database-safety clock regions connections migrations tables log secret-key mail backup-age';
    expect([...checks].toSorted()).toEqual(`${all} ${more}`.split(' ').toSorted());
    const said = await runCommand(doctor, [], {
      settings: () => readConfiguration(settings, { installation, workingFolder: folder }),
    });
    expect(said.text).toMatch(/^ok {6}Alla inställningar går att läsa\.$/m);
    expect(said.text).toContain('6 poster');
    // The command looks at the package that it is a part of, whose pages need not be built when tests run.
    const isBuilt = existsSync(join(ROOT, 'dist', 'web', 'index.html'));
    expect(said.code).toBe(isBuilt ? EXIT.ok : EXIT.problems);
    expect(said.text).not.toContain('en-nyckel');
  });

  it.each([
    ['is another', randomBytes(32).toString('base64'), 'Installationens hemlighet är en annan än'],
    ['is no key', 'AAAA', 'innehåller ingen nyckel'],
    ['is gone', null, 'Installationens hemlighet saknas.'],
  ])('whose secret %s is told to lay it back', async (_what, content, message) => {
    const path = join(data, 'secret.key');
    const before = readFileSync(path);
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
    const [finding] = await toldOf('secret-key', settings);
    expect(finding).toMatchObject({ state: 'error', message: expect.stringContaining(message) });
    expect(finding?.hint).toContain('Lägg tillbaka');
    expect(existsSync(path)).toBe(content !== null);
    writeFileSync(path, before, { mode: 0o600 });
  });

  it('whose secrets others can read is told which file, and how to close it', async () => {
    const [key, config, named] = [
      join(data, 'secret.key'),
      join(folder, 'utfall.conf'),
      join(folder, 'token'),
    ];
    chmodSync(key, 0o640);
    writeFileSync(config, `UTFALL_LOG_LEVEL=info\n`, { mode: 0o644 });
    writeFileSync(named, SECRETS.UTFALL_METRICS_TOKEN, { mode: 0o644 });
    const { UTFALL_METRICS_TOKEN: _token, ...rest } = settings;
    const findings = await toldOf('privacy', {
      ...rest,
      UTFALL_CONFIG: config,
      UTFALL_METRICS_TOKEN_FILE: named,
    });
    expect(findings.map(({ state, hint }) => [state, hint])).toEqual([
      ['error', `Kör: chmod 600 ${key}`],
      ['warning', `Kör: chmod 640 ${config}`],
      ['warning', `Kör: chmod 640 ${named}`],
    ]);
    chmodSync(key, 0o600);
  });

  it('whose latest backup is old, or whose clock has been set back, is told', async () => {
    expect(await toldOf('backup-age', settings, '2026-11-29T08:00:00.000Z')).toMatchObject([
      { state: 'warning', message: 'Den senaste säkerhetskopian är 4 dygn gammal.' },
    ]);
    const clock = await toldOf('clock', settings, '2026-11-24T08:00:00.000Z');
    expect(clock.map(({ state }) => state)).toEqual(['ok', 'warning']);
  });

  it('whose mail server does not answer, is none, or refuses the password is told which', async () => {
    const mute = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    const told = async (url: string) => (await toldOf('mail', { ...settings, UTFALL_SMTP_URL: url }))[0];
    expect(await told(`smtp://127.0.0.1:${port}`)).toMatchObject({ state: 'error' });
    await new Promise((resolve) => mute.close(resolve));
    expect((await told(`smtp://127.0.0.1:${port}`))?.message).toContain('(ESOCKET)');
    const refused = await told(mailbox.url.replace('//', '//utfall:hemligt-losenord@'));
    expect(refused).toMatchObject({ state: 'error', message: expect.stringContaining('inloggningen') });
    expect(JSON.stringify(refused)).not.toContain('hemligt-losenord');
    expect(mailbox.mails).toEqual([]);
  });

  it('whose definitions have errors is told where', async () => {
    const broken = installed('trasig');
    mkdirSync(join(broken, 'definitions', 'provlan'), { recursive: true });
    writeFileSync(join(broken, 'definitions', 'provlan', 'region.yaml'), 'id: [\n');
    const findings = await examine(settings, AT, broken);
    expect(notWell(findings)).toEqual([expect.stringMatching(/^definitions: .*provlan har fel\.$/)]);
    rmSync(join(broken, 'definitions'), { recursive: true });
    rmSync(join(broken, 'dist'), { recursive: true });
    expect(notWell(await examine(settings, AT, broken))).toEqual([
      expect.stringMatching(/^pages: /),
      expect.stringMatching(/^definitions: .*går inte att läsa/),
    ]);
  });

  it('whose data folder cannot be written is told, with everything else', async () => {
    const file = join(folder, 'en-fil');
    writeFileSync(file, '');
    const findings = await examine({ ...settings, UTFALL_DATA: file });
    expect(notWell(findings)[0]).toBe(`data-folder: Datamappen ${file} går inte att skriva i.`);
    const [folderOfSystem] = await toldOf('data-folder', { ...settings, UTFALL_DATA: '/proc/utfall' });
    expect(folderOfSystem).toMatchObject({ state: 'error', hint: expect.stringContaining('UTFALL_DATA') });
  });
});

describe('settings', () => {
  it('that are wrong are told all at once, by name and line, and no value is repeated', async () => {
    const config = join(folder, 'fel.conf');
    writeFileSync(config, 'PORT=hemligt-1\nUTFALL_ADRESS=hemligt-2\n', { mode: 0o600 });
    const environment = {
      UTFALL_CONFIG: config,
      UTFALL_ADDRESS: 'http://hemligt-3.example',
      DATABASE_URL: 'mysql://hemligt-4',
      UTFALL_SECRET: 'hemligt-5',
      UTFALL_METRIC_TOKEN: 'hemligt-6',
    };
    const read = readConfiguration(environment, { installation, workingFolder: folder });
    const findings = await examineInstallation({ read, environment, installation, at: AT });
    for (const part of [
      'PORT: ',
      `${config}, rad 2: `,
      'UTFALL_ADDRESS: ',
      'DATABASE_URL: ',
      'UTFALL_SECRET: ',
      'UTFALL_METRIC_TOKEN ',
    ])
      expect(
        findings.some(({ message }) => message.startsWith(part)),
        part,
      ).toBe(true);
    expect(findings.find(({ message }) => message.startsWith('UTFALL_METRIC_TOKEN'))?.hint).toContain(
      'UTFALL_METRICS_TOKEN',
    );
    const { code, text } = await runCommand(doctor, [], { settings: () => read });
    expect(code).toBe(10);
    expect(text).toMatch(/^Fel att rätta: 5\.$/m);
    expect(text + JSON.stringify(findings)).not.toContain('hemligt');
    const json = await runCommand(doctor, ['--json'], { settings: () => read });
    expect(JSON.parse(json.output)).toContainEqual({
      check: 'settings',
      state: 'error',
      message: 'PORT: är inget portnummer.',
      hint: 'Ange ett heltal mellan 0 och 65535.',
    });
  });
});

describe('a server of the region’s own', () => {
  const base = { UTFALL_MODE: 'installation', UTFALL_DATA: join(folder, 'egen'), ...SECRETS };
  const errors = async (url: string) =>
    (await examine({ ...base, DATABASE_URL: url })).filter(({ state }) => state === 'error');

  it('that is not reached, does not let us in or lacks the database is told which', async () => {
    const { url } = await freshDatabase();
    const changed = (change: (address: URL) => void) => {
      const address = new URL(url);
      change(address);
      return address.href;
    };
    const cases = [
      [
        changed((address) => {
          address.port = '1';
        }),
        'svarar inte',
      ],
      [
        changed((address) => {
          address.password = 'hemligt-losenord';
        }),
        'tar inte emot inloggningen',
      ],
      [
        changed((address) => {
          address.pathname = '/finns-inte';
        }),
        'finns inte på servern',
      ],
    ] as const;
    for (const [address, message] of cases) {
      const [finding, ...rest] = await errors(address);
      expect(finding).toMatchObject({ check: 'database', message: expect.stringContaining(message) });
      expect(rest).toEqual([]);
      expect(JSON.stringify(finding)).not.toContain('hemligt-losenord');
    }
  });

  it('that answers before anything is on the disk is told to be unsafe', async () => {
    // The tests' own server is made that way, to be fast.
    const { url } = await freshDatabase();
    expect(await errors(url)).toMatchObject([
      {
        check: 'database-safety',
        message: expect.stringContaining('fsync, full_page_writes, synchronous_commit'),
      },
    ]);
  });

  it('that a newer version has used is told which change it has', async () => {
    const { url } = await freshDatabase();
    const { db, close } = connect(url);
    await sql`insert into kysely_migration (name, timestamp) values ('0999-from-the-future', 'x')`.execute(
      db,
    );
    await close();
    const found = (await errors(url)).find(({ check }) => check === 'migrations');
    expect(found?.message).toContain('0999-from-the-future');
    expect(found?.hint).toBe('Starta den nyare versionen.');
  });

  const TAMPERING = {
    'whose protection was removed': {
      statement: 'drop trigger append_only on comment',
      told: /tables: .*saknas: utlösare .*append_only/,
    },
    'whose log can be changed': {
      statement: 'alter table audit_entry disable trigger append_only_rows',
      told: /log: .*skydd .* är avslaget/,
    },
    'whose table forgets at a crash': {
      statement: 'alter table observation set unlogged',
      told: /tables: .*tillkommit: tabell observation u/,
    },
    'whose log was changed': {
      statement: `set local session_replication_role = replica; update audit_entry set content = replace(content, 'comment', 'kommentar') where number = 2`,
      told: /log: Loggen har ändrats. Det första felet är vid post 2\./,
    },
  };
  it.each(Object.entries(TAMPERING))('%s is told', async (_what, { statement, told }) => {
    const { url, stores } = await freshDatabase();
    await writeComments(stores, 3);
    const { db, close } = connect(url);
    await inTransaction(db, async (transaction) => {
      for (const each of statement.split('; ')) await sql.raw(each).execute(transaction);
    });
    await close();
    expect((await errors(url)).map(({ check, message }) => `${check}: ${message}`)).toContainEqual(
      expect.stringMatching(told),
    );
  });
});

it('a disk and a memory that are too small are told', () => {
  expect([0.5e9, 3e9, 50e9].map((free) => tellDisk(free).state)).toEqual(['error', 'warning', 'ok']);
  expect([1e9, 4e9].map((bytes) => tellMemory(bytes).state)).toEqual(['warning', 'ok']);
});
