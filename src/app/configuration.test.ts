import { expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const places = { installation: '/opt/utfall', workingFolder: '/home/ek' };

it('has a default for everything', () => {
  expect(readConfiguration({}, places)).toEqual({
    value: {
      port: 8080,
      host: '127.0.0.1',
      dataFolder: '/opt/utfall/data',
      databaseUrl: null,
      careDatabaseUrl: null,
      isDemo: true,
      metricsToken: null,
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
    UTFALL_CARE_DATABASE: 'postgres://las:hemligt@lager.region.example/vard',
    UTFALL_DEMO: 'off',
    UTFALL_METRICS_TOKEN: 'tjugo-slumpade-tecken',
  };
  expect(readConfiguration(environment, places).value).toEqual({
    port: 0,
    host: '::1',
    dataFolder: '/home/ek/siffror',
    databaseUrl: 'postgresql://utfall:hemligt@db.region.example/utfall',
    careDatabaseUrl: 'postgres://las:hemligt@lager.region.example/vard',
    isDemo: false,
    metricsToken: 'tjugo-slumpade-tecken',
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
    UTFALL_CARE_DATABASE: 'mysql://las:hemligt@db/vard',
    UTFALL_METRICS_TOKEN: 'för kort, hemligt',
  };
  const { value, problems } = readConfiguration(wrong, places);
  expect(value).toBeNull();
  expect(problems.map((problem) => problem.message.split(':')[0])).toEqual([
    'PORT',
    'HOST',
    'UTFALL_DEMO',
    'DATABASE_URL',
    'UTFALL_CARE_DATABASE',
    'UTFALL_METRICS_TOKEN',
  ]);
  expect(JSON.stringify(problems)).not.toContain('hemligt');
});
