import { expect, it } from 'vitest';
import { readSignInSettings } from './sign-in-settings.ts';

const read = (environment: Readonly<Record<string, string>>, host = '127.0.0.1') => {
  const refused: string[] = [];
  const settings = readSignInSettings(
    (name) => environment[name] ?? null,
    host,
    (name) => void refused.push(name),
  );
  return { settings, refused };
};

const INSTALLATION = { UTFALL_MODE: 'installation', UTFALL_ADDRESS: 'https://utfall.regionen.se' };

it('without settings there is a demonstration on this computer and no mail', () => {
  expect(read({})).toEqual({
    settings: { mode: 'demo', address: null, isDemonstrationOffered: true, mail: null, secret: null },
    refused: [],
  });
});

it('an installation has an address and may have a mail server', () => {
  const environment = {
    ...INSTALLATION,
    UTFALL_SMTP_URL: 'smtps://utfall:hemligt@mail.regionen.se:465',
    UTFALL_MAIL_FROM: 'Utfall <utfall@regionen.se>',
  };
  expect(read(environment, '0.0.0.0')).toEqual({
    settings: {
      mode: 'installation',
      address: 'https://utfall.regionen.se',
      isDemonstrationOffered: false,
      mail: { url: environment.UTFALL_SMTP_URL, from: environment.UTFALL_MAIL_FROM },
      secret: null,
    },
    refused: [],
  });
});

it.each([
  ['listens to the network', {}, '0.0.0.0'],
  ['has an address on the network', { UTFALL_ADDRESS: 'https://utfall.regionen.se' }, '127.0.0.1'],
  ['is an installation', { UTFALL_MODE: 'installation' }, '127.0.0.1'],
])(
  'ready-made people are not offered by a server that %s',
  (_what, environment: Record<string, string>, host) => {
    expect(read(environment, host).settings.isDemonstrationOffered).toBe(false);
  },
);

it.each([
  ['UTFALL_MODE', { UTFALL_MODE: 'test' }, '127.0.0.1'],
  ['UTFALL_ADDRESS', { UTFALL_MODE: 'installation' }, '0.0.0.0'],
  ['UTFALL_ADDRESS', { UTFALL_ADDRESS: 'http://utfall.regionen.se' }, '127.0.0.1'],
  ['UTFALL_ADDRESS', { UTFALL_ADDRESS: 'https://utfall.regionen.se/start' }, '127.0.0.1'],
  ['UTFALL_ADDRESS', { UTFALL_ADDRESS: 'utfall.regionen.se' }, '127.0.0.1'],
  [
    'UTFALL_SMTP_URL',
    { UTFALL_SMTP_URL: 'https://mail.regionen.se', UTFALL_MAIL_FROM: 'a@b.se' },
    '127.0.0.1',
  ],
  ['UTFALL_MAIL_FROM', { UTFALL_SMTP_URL: 'smtp://localhost:25' }, '127.0.0.1'],
  [
    'UTFALL_MAIL_FROM',
    { UTFALL_SMTP_URL: 'smtp://localhost:25', UTFALL_MAIL_FROM: 'a@b.se\r\nBcc: c@d.se' },
    '127.0.0.1',
  ],
])('%s is refused in %o', (name, environment: Record<string, string>, host) => {
  expect(read(environment, host).refused).toEqual([name]);
});
