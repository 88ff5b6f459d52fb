// bin/utfall measure --engine postgres: the region's care data in a warehouse of its own, figures in the world. The same care
// data in files give the same figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withCareSessions } from '../../src/app/care-engine.ts';
import { careVersion } from '../../src/app/care-version.ts';
import { EXIT } from '../../src/app/exit-codes.ts';
import { Refused } from '../../src/app/failures.ts';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { synthCare } from '../../src/app/synth-care.ts';
import { measure } from '../../src/cli/commands/measure.ts';
import { monthPeriod, yearPeriod } from '../../src/core/period.ts';
import type { Problem } from '../../src/core/problem.ts';
import { measureBuckets } from '../../src/measure/engines/duckdb/bucket-engine.ts';
import { postgresEngine } from '../../src/measure/engines/postgres/postgres-engine.ts';
import { openCareDatabase } from '../../src/storage/postgres/open-care-database.ts';
import type { WrittenCareDatabase } from '../fixtures/care-database.ts';
import { createCareDatabase } from '../fixtures/care-database.ts';
import { rowsOfVersion } from '../fixtures/care-version-rows.ts';
import { shippedCatalogue } from '../fixtures/measure-catalogue.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { configurationOf, runCommand } from './command-io.ts';
import { DEFINITIONS, tickingClock } from './open-server.ts';

const database = await freshDatabase();
const world = openWorld(database.stores, tickingClock());
await loadDemonstration(world, DEFINITIONS);
const REGION = 'exempel';
const region = await world.definitions.region(REGION);
const dataFolder = mkdtempSync(join(tmpdir(), 'utfall-measure-'));
const careFolder = join(dataFolder, 'care', REGION);
const LIMITS = { threads: 2, memoryMegabytes: 1_000 };
let warehouse: WrittenCareDatabase;

beforeAll(async () => {
  await synthCare(
    { region, persons: 500, firstYear: 2022, years: 2, seed: 1, folder: careFolder, limits: LIMITS },
    () => '2026-01-01T08:00:00.000Z',
    () => {},
  );
  warehouse = await createCareDatabase();
  await warehouse.fill(await rowsOfVersion(region, careFolder, LIMITS));
  await warehouse.run(`create view care_data as
    select '${REGION}'::text as region, '2026-11-25'::text as version, true as is_invented`);
}, 300_000);
afterAll(async () => {
  await warehouse.remove();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  const { code, output, complained } = await runCommand(measure, ['--period', '2023', '--json', ...args], {
    configuration: () => configurationOf({ UTFALL_DATA: dataFolder, UTFALL_CARE_DATABASE: warehouse.url }),
    world: async () => world,
  });
  return { code, answer: JSON.parse(output), progress: complained };
}

let told: readonly Problem[] = [];

const inWarehouse = (...args: readonly string[]) => run('--region', REGION, '--engine', 'postgres', ...args);

describe('a region that has its care data in a warehouse', () => {
  it('gets the figures that its plan asks for, named after what the warehouse says that it holds', async () => {
    const { code, answer, progress } = await inWarehouse();
    expect([code, answer]).toMatchObject([
      EXIT.ok,
      { state: 'accepted', careVersion: '2026-11-25', counts: { errors: 0 } },
    ]);
    // They begin in January 2022, and two of the indicators look farther back than a year.
    told = answer.problems;
    expect(new Set(told.map(({ code: kind }) => kind))).toEqual(new Set(['look-back-before-care-data']));
    expect(answer.measured.length).toBeGreaterThan(5);
    expect(progress.at(-1)).toBe(`Del ${answer.measured.length} av ${answer.measured.length} räknad`);
    const figures = await world.observations.current({ regionId: REGION, indicatorIds: ['listade'] });
    expect(figures.map(({ provenance }) => provenance.file)).toContain('varddata_2023_2026-11-25.csv');
  }, 300_000);

  it('gets the same figures from the same care data in files', async () => {
    const { answer } = await run('--region', REGION);
    expect(answer).toMatchObject({ state: 'unchanged', counts: { added: 0, restated: 0 } });
    expect(answer.counts.unchanged).toBeGreaterThan(1_000);
    expect(answer.problems).toEqual(told);
  }, 300_000);
});

it('gives the whole catalogue’s counts as DuckDB does from files', async () => {
  const requests = shippedCatalogue().indicators.map(({ model, ageBands }) => ({
    model,
    periods: [monthPeriod(2023, 3), yearPeriod(2023)],
    dimensions: ['unit', 'sex', 'age-band'] as const,
    ageBands,
  }));
  const { path } = await careVersion(region, careFolder, null);
  const fromFiles = await withCareSessions([path], LIMITS, (sessions) =>
    measureBuckets(sessions, path, requests, () => {}),
  );
  const opened = await openCareDatabase(warehouse.url);
  const engine = postgresEngine(opened.rows);
  let counted = 0;
  for (const [index, request] of requests.entries()) {
    const rows = await engine.run(request);
    expect(rows).toEqual(fromFiles[index]);
    counted += rows.some(({ denominator }) => denominator > 0) ? 1 : 0;
  }
  await opened.close();
  expect(counted).toBeGreaterThan(requests.length * 0.8);
}, 300_000);

describe('care data that the measures cannot rely on', () => {
  const refusal = async (...args: readonly string[]): Promise<readonly string[]> => {
    const failure = await inWarehouse('--dry-run', ...args).catch((error: unknown) => error);
    if (!(failure instanceof Refused)) throw new Error('Nothing was refused', { cause: failure });
    return failure.problems.map(({ where, message }) => [where.file, where.column, message].join(' '));
  };
  /** What is refused after the change, which is taken back. */
  const refusedAfter = async (change: string, back: string): Promise<readonly string[]> => {
    await warehouse.run(change);
    try {
      return await refusal();
    } finally {
      await warehouse.run(back);
    }
  };

  it.each([
    [
      'a table is missing',
      'alter table "call" rename to samtal',
      'alter table samtal rename to "call"',
      'call  Tabellen eller vyn finns inte i databasen, eller syns inte med användarens search_path.',
    ],
    [
      'a column is missing',
      'alter table listing rename to_on to slut',
      'alter table listing rename slut to to_on',
      'listing to_on Kolumnen finns inte.',
    ],
    [
      'a column is not exact',
      'alter table measurement alter value type double precision',
      'alter table measurement alter value type decimal(18, 4)',
      'measurement value Kolumnen har typen double precision.',
    ],
    [
      'a word is not the contract’s',
      "update contact set profession = 'läkare' where profession = 'doctor'",
      "update contact set profession = 'doctor' where profession = 'läkare'",
      /^contact profession Värdet är inte ett av dem som kolumnen kan ha\. Det gäller \d{3,} rader\.$/,
    ],
    [
      'somebody is there twice',
      'insert into person select * from person where person = (select min(person) from person)',
      `delete from person p using person q where p.person = q.person and p.ctid > q.ctid`,
      'person person Samma värde står i flera rader. Det gäller en rad.',
    ],
    [
      'open ends are written as dates far away',
      "update care_home set to_on = '9999-12-31' where to_on is null",
      "update care_home set to_on = null where to_on = '9999-12-31'",
      /^care_home to_on Datumet är orimligt\./,
    ],
    [
      'a cell is empty that must not be',
      `insert into diagnosis ("on", code, is_main) values ('2023-01-01', 'E11', true)`,
      'delete from diagnosis where person is null',
      'diagnosis person Cellen är tom. Det gäller en rad.',
    ],
  ])('are refused: %s', async (_, change, back, expected) => {
    const [first, ...others] = await refusedAfter(change, back);
    expect(first).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    expect(others).toEqual([]);
  });

  it.each([
    ['two versions at once', "select 'exempel', 'a', true union all select 'exempel', 'b', true"],
    ['a version that no file can be named after', "select 'exempel', '../2026', true"],
    ['no version', "select 'exempel', null::text, true"],
  ])('are refused: %s', async (_, select) => {
    const view = (rows: string) =>
      `create or replace view care_data(region, version, is_invented) as ${rows}`;
    const typed = `select a::text, b::text, c from (${select}) x(a, b, c)`;
    const found = await refusedAfter(view(typed), view("select 'exempel'::text, '2026-11-25'::text, true"));
    expect(found).toEqual([
      'care_data  Tabellen ska ha en rad som säger vad vårddata är: region, version och is_invented.',
    ]);
  });

  it('are refused when they are another region’s', async () => {
    expect(await refusal('--region', 'norrbotten')).toEqual([
      '  Vårddata gäller regionen exempel, inte Region Norrbotten.',
    ]);
  });

  it('are refused for a time that they do not cover', async () => {
    expect(await refusal('--period', '2031')).toEqual([
      expect.stringMatching(/^ {2}Vårddata gäller .*, men 2031 skulle räknas\.$/),
    ]);
  });
});
