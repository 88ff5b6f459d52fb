import { expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

/** What is read about signing in has tests of its own: people/sign-in-settings.test.ts. */
const SIGN_IN = expect.objectContaining({ mode: 'demo' });
const places = { installation: '/opt/utfall', workingFolder: '/home/ek' };

it('has a default for everything', () => {
  expect(readConfiguration({}, places)).toEqual({
    value: {
      port: 8080,
      host: '127.0.0.1',
      dataFolder: '/opt/utfall/data',
      databaseUrl: null,
      isDemo: true,
      signIn: SIGN_IN,
    },
    problems: [],
  });
});

it('takes a setting that is empty as not given', () => {
  const empty = { PORT: '', HOST: ' ', UTFALL_DATA: '', DATABASE_URL: '', UTFALL_DEMO: '' };
  expect(readConfiguration(empty, places)).toEqual(readConfiguration({}, places));
});

it('reads what is given', () => {
  const environment = {
    PORT: '0',
    HOST: '::1',
    UTFALL_DATA: 'siffror',
    DATABASE_URL: 'postgresql://utfall:hemligt@db.region.example/utfall',
    UTFALL_DEMO: 'off',
  };
  expect(readConfiguration(environment, places).value).toEqual({
    port: 0,
    host: '::1',
    dataFolder: '/home/ek/siffror',
    databaseUrl: 'postgresql://utfall:hemligt@db.region.example/utfall',
    isDemo: false,
    signIn: SIGN_IN,
  });
});

it.each(['-1', '65536', 'http', '80 80', '8080.5'])('PORT=%s is refused', (port) => {
  expect(readConfiguration({ PORT: port }, places).value).toBeNull();
});

it('tells all problems at once, by name, and never repeats an address with a password', () => {
  const wrong = {
    PORT: 'x',
    HOST: 'http://a/',
    UTFALL_DEMO: 'kanske',
    DATABASE_URL: 'mysql://utfall:hemligt@db/utfall',
  };
  const { value, problems } = readConfiguration(wrong, places);
  expect(value).toBeNull();
  expect(problems.map((problem) => problem.message.split(':')[0])).toEqual([
    'PORT',
    'HOST',
    'UTFALL_DEMO',
    'DATABASE_URL',
  ]);
  expect(JSON.stringify(problems)).not.toContain('hemligt');
});
