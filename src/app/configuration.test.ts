import { describe, expect, it } from 'vitest';
import { SETTINGS } from './configuration/settings.ts';
import { readConfiguration, SETTINGS_FILE, writeSettingProblem } from './configuration.ts';

const places = { installation: '/opt/utfall', workingFolder: '/home/ek' };
type Files = Readonly<Record<string, string>>;
const read = (environment: Readonly<Record<string, string>>, files: Files = {}) =>
  readConfiguration(environment, places, (path) => files[path] ?? null);
const refused = (environment: Readonly<Record<string, string>>, files: Files = {}) => {
  const { value, problems } = read(environment, files);
  expect(value).toBeNull();
  return problems.map(writeSettingProblem);
};

const SECRET = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=';

it('has a default for everything', () => {
  expect(read({})).toEqual({
    value: {
      host: '127.0.0.1',
      port: 8080,
      trustedProxies: [],
      dataFolder: '/opt/utfall/data',
      databaseUrl: null,
      careDatabaseUrl: null,
      signIn: { mode: 'demo', address: null, isDemonstrationOffered: true, mail: null, secret: null },
      openId: null,
      backupKey: null,
      metricsToken: null,
      logLevel: 'info',
    },
    problems: [],
  });
});

it('takes a setting that is empty as not given', () => {
  const empty = Object.fromEntries(Object.values(SETTINGS).map(({ name }) => [name, ' ']));
  expect(read(empty)).toEqual(read({}));
});

it('reads what is given', () => {
  const environment = {
    UTFALL_MODE: 'installation',
    UTFALL_ADDRESS: 'https://utfall.region.example/',
    HOST: '0.0.0.0',
    PORT: '0',
    UTFALL_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
    UTFALL_DATA: 'siffror',
    DATABASE_URL: 'postgresql://utfall:hemligt@db.region.example/utfall?sslmode=verify-full',
    UTFALL_CARE_DATABASE: 'postgres://las:hemligt@lager.region.example/vard',
    UTFALL_TRUSTED_HOSTS: 'lager.region.example, 10.0.0.7',
    UTFALL_SECRET: SECRET,
    UTFALL_SMTP_URL: 'smtps://utfall:hemligt@mejl.region.example:465',
    UTFALL_MAIL_FROM: 'Utfall <utfall@region.example>',
    UTFALL_OIDC_ISSUER: 'https://idp.region.example/oidc',
    UTFALL_OIDC_CLIENT_ID: 'utfall',
    UTFALL_OIDC_CLAIMS: 'roller.yaml',
    UTFALL_BACKUP_KEY: 'tjugo-slumpade-tecken',
    UTFALL_METRICS_TOKEN: 'tjugo-slumpade-tecken',
    UTFALL_LOG_LEVEL: 'WARN',
  };
  expect(read(environment)).toEqual({
    value: {
      host: '0.0.0.0',
      port: 0,
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      dataFolder: '/home/ek/siffror',
      databaseUrl: 'postgresql://utfall:hemligt@db.region.example/utfall?sslmode=verify-full',
      careDatabaseUrl: 'postgres://las:hemligt@lager.region.example/vard',
      signIn: {
        mode: 'installation',
        address: 'https://utfall.region.example',
        isDemonstrationOffered: false,
        mail: {
          url: 'smtps://utfall:hemligt@mejl.region.example:465',
          from: 'Utfall <utfall@region.example>',
        },
        secret: SECRET,
      },
      openId: {
        issuer: 'https://idp.region.example/oidc',
        clientId: 'utfall',
        clientSecret: null,
        claimsFile: '/home/ek/roller.yaml',
        name: 'idp.region.example',
      },
      backupKey: 'tjugo-slumpade-tecken',
      metricsToken: 'tjugo-slumpade-tecken',
      logLevel: 'warn',
    },
    problems: [],
  });
});

it.each([
  ['PORT', ['-1', '65536', 'http', '80 80', '8080.5']],
  ['HOST', ['http://a/', 'a b']],
  ['UTFALL_MODE', ['kanske', 'constructor']],
  [
    'UTFALL_ADDRESS',
    [
      'utfall.region.example',
      'http://utfall.region.example',
      'https://a.example/sida',
      'https://u:l@a.example',
    ],
  ],
  ['UTFALL_TRUSTED_PROXIES', ['proxy', '10.0.0.0/33', '::1/129', '1.2.3.4/8/8', 'true']],
  ['DATABASE_URL', ['mysql://utfall:hemligt@db/utfall', 'db.region.example']],
  ['UTFALL_SECRET', ['hemligt', `${SECRET}A`]],
  [
    'UTFALL_SMTP_URL',
    ['https://mejl.region.example', 'smtp:', 'mejl', 'smtp://mejl:587?tls.rejectUnauthorized=false'],
  ],
  [
    'UTFALL_MAIL_FROM',
    ['utfall', 'Utfall <utfall@region.example', 'a@b.example, c@d.example', 'a@b.example>'],
  ],
  ['UTFALL_OIDC_ISSUER', ['http://idp.region.example', 'idp']],
  ['UTFALL_BACKUP_KEY', ['kort']],
  ['UTFALL_METRICS_TOKEN', ['för kort']],
  ['UTFALL_LOG_LEVEL', ['mycket']],
])('%s is refused when it is none of what it may be', (name, texts) => {
  for (const text of texts) expect(refused({ [name]: text }).join(), text).toContain(`${name}: `);
});

it('tells all problems at once, by name, and never repeats a value', () => {
  const wrong = Object.fromEntries(Object.values(SETTINGS).map(({ name }) => [name, 'hemligt \u0007']));
  const problems = refused(wrong);
  for (const { name } of Object.values(SETTINGS).filter(({ name }) => name !== 'UTFALL_DATA'))
    expect(
      problems.filter((line) => line.startsWith(`${name}: `)),
      name,
    ).toHaveLength(1);
  expect(problems.join()).not.toContain('hemligt');
});

describe('the settings file', () => {
  const file = '# Utfall\n\nPORT = 9000\nUTFALL_LOG_LEVEL="warn"\n';

  it('is read from its place, and the environment goes before it', () => {
    expect(read({ PORT: '9001' }, { [SETTINGS_FILE]: file }).value).toMatchObject({
      port: 9001,
      logLevel: 'warn',
    });
  });

  it('may lie elsewhere, and is then the only one', () => {
    const files = { [SETTINGS_FILE]: 'PORT=1', '/home/ek/egen.conf': file };
    expect(read({ UTFALL_CONFIG: 'egen.conf' }, files).value?.port).toBe(9000);
    expect(refused({ UTFALL_CONFIG: 'saknas.conf' }, files)).toEqual([
      expect.stringContaining('UTFALL_CONFIG'),
    ]);
  });

  it('is refused line by line for what is no setting, without repeating what stands there', () => {
    const problems = refused(
      {},
      { [SETTINGS_FILE]: 'UTFALL_ADRESS=https://a.example\nhemligt\nPORT=1\nPORT=2\n=hemligt' },
    );
    expect(problems).toEqual([
      expect.stringMatching(/rad 1: .*UTFALL_ADRESS finns inte\. Menade du ”UTFALL_ADDRESS”/),
      expect.stringContaining('rad 2: Raden är ingen inställning.'),
      expect.stringContaining('rad 4: PORT står två gånger.'),
      expect.stringContaining('rad 5: '),
    ]);
    expect(problems.join()).not.toContain('hemligt');
  });
});

describe('a secret', () => {
  const files = { '/run/secrets/db': ' postgres://u:hemligt@localhost/utfall\n', '/run/secrets/tom': '\n' };

  it('may lie in a file of its own, and the environment goes before the settings file there too', () => {
    const environment = { DATABASE_URL_FILE: '/run/secrets/db' };
    expect(read(environment, files).value?.databaseUrl).toBe('postgres://u:hemligt@localhost/utfall');
    const both = { ...files, [SETTINGS_FILE]: 'DATABASE_URL=postgres://127.0.0.1/utfall' };
    expect(read(environment, both).value?.databaseUrl).toBe('postgres://u:hemligt@localhost/utfall');
  });

  it('is refused when its file is empty or missing, or when it is given twice', () => {
    for (const path of ['/run/secrets/tom', '/run/secrets/saknas'])
      expect(refused({ DATABASE_URL_FILE: path }, files)).toEqual([expect.stringContaining(path)]);
    const twice = { DATABASE_URL_FILE: '/run/secrets/db', DATABASE_URL: 'postgres://localhost/utfall' };
    expect(refused(twice, files)).toEqual([expect.stringContaining('DATABASE_URL: är satt både')]);
  });
});

describe('a database', () => {
  it.each([
    ['on this computer', 'postgres://u:p@localhost/x'],
    ['on this computer, by address', 'postgres://u:p@[::1]:5433/x'],
    ['behind a socket', 'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/x'],
    ['behind a socket, told apart', 'postgres:///x?host=/var/run/postgresql'],
    ['that shows its certificate', 'postgres://u:p@db.example/x?sslmode=verify-full'],
    ['on a network that is trusted', 'postgres://u:p@db.inre.example/x'],
  ])('%s is taken', (_what, url) => {
    for (const name of ['DATABASE_URL', 'UTFALL_CARE_DATABASE'])
      expect(read({ [name]: url, UTFALL_TRUSTED_HOSTS: 'db.inre.example' }).problems).toEqual([]);
  });

  it.each([
    'postgres://u:hemligt@db.example/x',
    'postgres://u:hemligt@10.0.0.7/x',
    'postgres://u:hemligt@127.0.0.1.example/x',
    'postgres://u:hemligt@localhost/x?host=db.example',
    'postgres://u:hemligt@db.example/x?sslmode=disable',
    'postgres://u:hemligt@db.example/x?sslmode=require',
    'postgres://u:hemligt@db.example/x?sslmode=verify-full&sslmode=disable',
    'postgres://u:hemligt@db.example/x?sslmode=verify-full&ssl=false',
  ])('on another computer is not talked to in the open: %s', (url) => {
    for (const name of ['DATABASE_URL', 'UTFALL_CARE_DATABASE']) {
      const told = refused({ [name]: url, UTFALL_TRUSTED_HOSTS: 'db.inre.example' });
      expect(told).toEqual([expect.stringMatching(new RegExp(`^${name}: .*sslmode=verify-full`, 's'))]);
      expect(told.join()).not.toContain('hemligt');
    }
  });

  it('nor anything else, when Node is told to take any certificate', () => {
    expect(refused({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
      expect.stringContaining('inga certifikat prövas'),
    ]);
  });
});

describe('settings that must agree', () => {
  it('mail has a sender', () => {
    expect(refused({ UTFALL_SMTP_URL: 'smtp://mejl:587' })).toEqual([
      expect.stringContaining('UTFALL_MAIL_FROM: saknas'),
    ]);
  });

  it('an identity provider is told whole', () => {
    expect(refused({ UTFALL_OIDC_CLIENT_SECRET: 'hemligt' }).map((line) => line.split(':')[0])).toEqual([
      'UTFALL_OIDC_ISSUER',
      'UTFALL_OIDC_CLIENT_ID',
      'UTFALL_OIDC_CLAIMS',
    ]);
  });

  it('the demonstration never meets a network', () => {
    for (const environment of [{ HOST: '0.0.0.0' }, { UTFALL_ADDRESS: 'https://utfall.region.example' }])
      expect(refused(environment)).toEqual([expect.stringContaining('UTFALL_MODE: demonstrationen')]);
    expect(read({ UTFALL_ADDRESS: 'http://localhost:9000' }).value?.signIn.address).toBe(
      'http://localhost:9000',
    );
  });

  it('an installation on a network knows its address', () => {
    expect(refused({ UTFALL_MODE: 'installation', HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('UTFALL_ADDRESS: saknas'),
    ]);
    expect(read({ UTFALL_MODE: 'installation' }).value?.signIn.mode).toBe('installation');
  });
});
