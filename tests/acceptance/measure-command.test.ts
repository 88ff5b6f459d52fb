// bin/utfall measure, from invented care data to figures in the world: real DuckDB, real PostgreSQL.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withCareEngine, withCareSessions } from '../../src/app/care-engine.ts';
import { careVersion } from '../../src/app/care-version.ts';
import { EXIT } from '../../src/app/exit-codes.ts';
import { NotFound, Refused } from '../../src/app/failures.ts';
import { loadDemonstration } from '../../src/app/load-demonstration.ts';
import { openWorld } from '../../src/app/open-world.ts';
import { synthCare } from '../../src/app/synth-care.ts';
import { measure } from '../../src/cli/commands/measure.ts';
import { WrongUse } from '../../src/cli/io.ts';
import type { Period } from '../../src/core/period.ts';
import { monthPeriod, yearPeriod } from '../../src/core/period.ts';
import { writeViews } from '../../src/measure/care-data/coverage.ts';
import type { MeasureRow } from '../../src/measure/contract.ts';
import { measureBuckets } from '../../src/measure/engines/duckdb/bucket-engine.ts';
import { duckDbEngine } from '../../src/measure/engines/duckdb/duckdb-engine.ts';
import { runInMemory } from '../../src/measure/engines/memory/engine.ts';
import { rowsOfVersion } from '../fixtures/care-version-rows.ts';
import { shippedCatalogue } from '../fixtures/measure-catalogue.ts';
import { freshDatabase } from '../setup/fresh-database.ts';
import { configurationOf, runCommand } from './command-io.ts';
import { DEFINITIONS, tickingClock } from './open-server.ts';

const database = await freshDatabase();
const world = openWorld(database.stores, tickingClock());
await loadDemonstration(world, DEFINITIONS);
const dataFolder = mkdtempSync(join(tmpdir(), 'utfall-measure-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const REGION = 'exempel';
const careFolder = join(dataFolder, 'care', REGION);
const LIMITS = { threads: 2, memoryMegabytes: 1_000 };
const region = await world.definitions.region(REGION);
const invent = (seed: number, folder: string) =>
  synthCare(
    { region, persons: 2_000, firstYear: 2022, years: 2, seed, folder, limits: LIMITS },
    () => `2026-01-0${seed}T08:00:00.000Z`,
    () => {},
  );

beforeAll(() => invent(1, careFolder).then(() => {}), 120_000);

const run = (...args: readonly string[]) =>
  runCommand(measure, args, {
    configuration: () => configurationOf({ UTFALL_DATA: dataFolder }),
    world: async () => world,
  });

const ask = (period: string, ...more: readonly string[]) =>
  run('--region', REGION, '--period', period, '--json', ...more);

const deliveries = async () => (await world.deliveries.list(REGION)).length;

describe('figures in the world', () => {
  it('are what the reference engine counts on the same rows, by unit and sex', async () => {
    const { code, output, complained } = await ask(
      '2023-03',
      '--indicator',
      'bedomning-tre-dagar',
      '--indicator',
      'listade',
    );
    expect([code, JSON.parse(output)]).toMatchObject([EXIT.ok, { state: 'accepted', problems: [] }]);
    expect(complained.at(-1)).toMatch(/^Del (\d+) av \1 räknad$/);
    const data = await rowsOfVersion(region, careFolder, LIMITS);
    const march = monthPeriod(2023, 3);
    for (const [id, planned] of [
      ['bedomning-tre-dagar', 'medbed3'],
      ['listade', 'listade'],
    ] as const) {
      const found = shippedCatalogue().indicators.find((indicator) => indicator.id === id);
      if (found === undefined) throw new Error(`${id} is not in the catalogue`);
      const expected = runInMemory(
        { model: found.model, periods: [march], dimensions: ['unit', 'sex'], ageBands: [] },
        data,
      );
      expect(expected.length).toBeGreaterThan(40);
      expect(await countsOf(planned, march)).toEqual(expectedCounts(expected, found.model.statistic.kind));
    }
  }, 120_000);
});

describe('an indicator that looks back before the care data begin', () => {
  const measured = async (year: string) => {
    const { output } = await ask(year, '--indicator', 'tobak-enkel-atgard', '--series', 'year', '--dry-run');
    return JSON.parse(output).problems;
  };

  it('is told with what it looks at and for which periods', async () => {
    const told = (await measured('2022')).filter(
      ({ code }: { code: string }) => code === 'look-back-before-care-data',
    );
    const message = (table: string) =>
      `”Åtgärd mot tobak” (tobak-enkel-atgard) ser i ${table} tillbaka till 2021-07-01, men de börjar 2022-01-01. Det gäller 2022.`;
    expect(told).toMatchObject([
      { severity: 'warning', message: message('mätvärdena') },
      { severity: 'warning', message: message('åtgärderna') },
    ]);
  }, 120_000);

  it('is not told of when they reach far enough', async () => {
    expect(await measured('2023')).toEqual([]);
  }, 120_000);
});

describe('buckets of persons', () => {
  it('add up to what one statement over everybody counts, for the whole catalogue', async () => {
    const { path } = await careVersion(region, careFolder, null);
    const requests = shippedCatalogue().indicators.map(({ model, ageBands }) => ({
      model,
      periods: [monthPeriod(2023, 3), yearPeriod(2023)],
      dimensions: ['unit', 'sex', 'age-band'] as const,
      ageBands,
    }));
    const inBuckets = await withCareSessions([path], LIMITS, (sessions) =>
      measureBuckets(sessions, path, requests, () => {}, 600),
    );
    await withCareEngine([path], LIMITS, async ({ openSession }) => {
      const session = await openSession();
      for (const statement of writeViews(path)) await session.run(statement);
      const engine = duckDbEngine((sql) => session.rows(sql));
      let counted = 0;
      for (const [index, request] of requests.entries()) {
        const expected = await engine.run(request);
        expect(inBuckets[index]).toEqual(expected);
        counted += expected.filter(({ denominator }) => denominator > 0).length > 0 ? 1 : 0;
      }
      expect(counted).toBeGreaterThan(requests.length * 0.8);
    });
  }, 120_000);
});

const SEX_WORD: Readonly<Record<string, string>> = { female: 'women', male: 'men', unknown: 'unknown' };

function expectedCounts(rows: readonly MeasureRow[], statistic: string): readonly string[] {
  return rows
    .filter(({ stratum, denominator }) => stratum.unit !== null && denominator > 0)
    .map(({ stratum, numerator, denominator }) =>
      [
        stratum.unit,
        SEX_WORD[String(stratum.sex)],
        statistic === 'count' ? denominator : `${numerator}/${denominator}`,
      ].join(' '),
    )
    .toSorted();
}

async function countsOf(indicatorId: string, period: Period): Promise<readonly string[]> {
  const figures = await world.observations.current({ regionId: REGION, indicatorIds: [indicatorId] });
  return figures
    .filter((figure) => figure.period.start === period.start && figure.period.end === period.end)
    .filter(({ group, sex }) => group.kind === 'unit' && sex !== 'total')
    .flatMap(({ group, sex, outcome }) => {
      if (outcome.kind === 'missing') return [];
      const { numerator, denominator, value } = outcome;
      // A count of nobody is a figure, but no row of the engine.
      if (denominator === null && value === '0') return [];
      return [[group.id, sex, denominator === null ? value : `${numerator}/${denominator}`].join(' ')];
    })
    .toSorted();
}

describe('a year of the whole catalogue', () => {
  it('comes in as one delivery that is named after the care data and the period', async () => {
    const before = await deliveries();
    const { code, output } = await ask('2023-01..2023-12');
    const told = JSON.parse(output);
    expect([code, told]).toMatchObject([EXIT.ok, { state: 'accepted', counts: { errors: 0 } }]);
    expect(await deliveries()).toBe(before + 1);
    expect(told.skipped).toContainEqual({
      indicatorId: 'hba1c-over-70',
      reason: 'Regionens plan har ingen indikator med definitionen hba1c-70-typ2-alla-aldrar.',
    });
    const [year] = (
      await world.observations.current({ regionId: REGION, indicatorIds: ['lakarkontinuitet'] })
    ).filter(
      ({ period, group, sex }) =>
        period.start === '2023-01-01' &&
        period.end === yearPeriod(2023).end &&
        group.kind === 'region' &&
        sex === 'total',
    );
    expect(year?.provenance).toMatchObject({
      file: `varddata_2023_${told.careVersion}.csv`,
      careVersion: told.careVersion,
    });
    expect(year?.restatementReason).toBe(`Omräknat ur vårddata ${told.careVersion}`);
    expect(year?.outcome).toMatchObject({ kind: 'figure', certainty: 'final' });
  }, 300_000);

  it('changes nothing when it is computed again', async () => {
    const before = await deliveries();
    const { code, output } = await ask('2023-01..2023-12');
    expect([code, JSON.parse(output)]).toMatchObject([
      EXIT.ok,
      { state: 'unchanged', deliveryId: null, counts: { added: 0, restated: 0 } },
    ]);
    expect(await deliveries()).toBe(before);
    expect((await run('--region', REGION, '--period', '2023-03', '--indicator', 'listade')).output).toMatch(
      /Alla siffror var kända sedan tidigare\. Inget har ändrats\. Vårddata: /,
    );
  }, 300_000);

  it('restates figures when the care data have changed, and keeps the old ones', async () => {
    const regionTotal = async () =>
      (await world.observations.current({ regionId: REGION, indicatorIds: ['listade'] })).find(
        ({ group, sex, period }) =>
          group.kind === 'region' && sex === 'total' && period.start === '2023-03-01',
      );
    const first = await regionTotal();
    await invent(2, careFolder);
    const dry = await ask('2023-03', '--indicator', 'listade', '--dry-run');
    expect(JSON.parse(dry.output)).toMatchObject({ state: 'checked', deliveryId: null });
    expect(await regionTotal()).toEqual(first);
    const { output } = await ask('2023-03', '--indicator', 'listade');
    const told = JSON.parse(output);
    expect(told.counts.restated).toBeGreaterThan(20);
    const second = await regionTotal();
    expect(second?.restatementReason).toBe(`Omräknat ur vårddata ${told.careVersion}`);
    if (first === undefined || second === undefined) throw new Error('The region has no figure');
    const history = await world.observations.history({
      regionId: REGION,
      indicatorId: 'listade',
      groupKind: 'region',
      groupId: REGION,
      sex: 'total',
      period: monthPeriod(2023, 3),
    });
    expect(history.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining([first.outcome, second.outcome]),
    );
  }, 120_000);

  it('can be computed from an earlier version of the care data', async () => {
    const [oldest] = readdirSync(careFolder).toSorted();
    const { output } = await ask('2023-03', '--indicator', 'listade', '--from', String(oldest), '--dry-run');
    expect(JSON.parse(output).careVersion).toBe(oldest);
  }, 60_000);
});

describe('what cannot be computed', () => {
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'nothing was refused',
      (error: unknown) => (error instanceof Refused ? error.message : error),
    );

  it('is told in Swedish', async () => {
    expect(await refusal(ask('2031'))).toMatch(/^Vårddata gäller .*, men 2031 skulle räknas\.$/);
    expect(await refusal(ask('2023', '--from', 'finns-inte'))).toBe('Vårddata ”finns-inte” finns inte.');
    expect(await refusal(run('--region', 'norrbotten', '--period', '2023'))).toMatch(
      /^Det finns inga vårddata för Region Norrbotten/,
    );
    expect(await refusal(ask('2023', '--indicator', 'hba1c-over-70'))).toBe(
      'hba1c-over-70: Regionens plan har ingen indikator med definitionen hba1c-70-typ2-alla-aldrar.',
    );
    await expect(ask('2023', '--engine', 'oracle')).rejects.toThrow(
      '--engine ska vara duckdb eller postgres',
    );
    await expect(ask('2023', '--engine', 'postgres')).rejects.toThrow('UTFALL_CARE_DATABASE');
    await expect(ask('2023', '--engine', 'postgres', '--from', 'x')).rejects.toThrow(/^--from väljer/);
    await expect(ask('i fjol')).rejects.toThrow(WrongUse);
    await expect(ask('2023', '--series', 'week')).rejects.toThrow(WrongUse);
    await expect(ask('2023', '--indicator', 'finns-inte')).rejects.toThrow(NotFound);
    await expect(run('--region', 'ingenstans', '--period', '2023')).rejects.toThrow(NotFound);
  });

  it('is another region’s care data, and invented care data for a region that exists', async () => {
    const copied = join(dataFolder, 'care', 'norrbotten');
    cpSync(careFolder, copied, { recursive: true });
    expect(await refusal(run('--region', 'norrbotten', '--period', '2023'))).toBe(
      'Vårddata gäller regionen exempel, inte Region Norrbotten.',
    );
    for (const version of readdirSync(copied)) {
      const manifest = join(copied, version, 'manifest.json');
      writeFileSync(
        manifest,
        readFileSync(manifest, 'utf8').replace('"regionId": "exempel"', '"regionId": "norrbotten"'),
      );
    }
    expect(await refusal(run('--region', 'norrbotten', '--period', '2023'))).toBe(
      'Vårddata är påhittade, men Region Norrbotten finns på riktigt.',
    );
  });
});
