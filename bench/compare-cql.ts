// node --import tsx bench/compare-cql.ts: one measure of the catalogue, by unit and month, here and in cql-execution, the engine
// of CQL that runs on Node. Both must count the same. cql-execution is no dependency of ours: install it in a folder of its own
// and say which,
//   npm install --prefix FOLDER cql-execution@3.3.2
//   UTFALL_CQL=FOLDER node --import tsx bench/compare-cql.ts
// UTFALL_BENCH_PERSONS for another number of persons than 2,000.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { CareLimits } from '../src/app/care-engine.ts';
import { withCareEngine } from '../src/app/care-engine.ts';
import { readComputedCatalogue } from '../src/app/computed-indicators.ts';
import { readDefinitions } from '../src/app/read-definitions.ts';
import { synthCare } from '../src/app/synth-care.ts';
import { monthPeriod } from '../src/core/period.ts';
import type { CareSession } from '../src/measure/care-data/care-session.ts';
import { writeViews } from '../src/measure/care-data/coverage.ts';
import type { MeasureRow } from '../src/measure/contract.ts';
import { duckDbEngine } from '../src/measure/engines/duckdb/duckdb-engine.ts';
import { removeFolder, temporaryFolder } from '../tests/product/product.ts';
import { HBA1C_OVER_70_ELM } from './hba1c-over-70-elm.ts';

const PERSONS = Number(process.env.UTFALL_BENCH_PERSONS ?? 2_000);
const MONTHS = Array.from({ length: 12 }, (_, month) => monthPeriod(2024, month + 1));
const ROUNDS = 3;
const LIMITS: CareLimits = { threads: 1, memoryMegabytes: 1_000 };

/** What is used of cql-execution 3.3.2. */
interface CqlExecution {
  readonly Library: new (elm: unknown) => object;
  readonly PatientSource: new (patients: readonly object[]) => object;
  readonly DateTime: { parse(date: string): object };
  readonly Executor: new (
    library: object,
    codes: null,
    parameters: Readonly<Record<string, object>>,
  ) => { exec(patients: object): Promise<CqlResults> };
}

interface CqlResults {
  readonly patientResults: Readonly<
    Record<
      string,
      { readonly Unit: string | null; readonly Denominator: boolean; readonly Numerator: boolean }
    >
  >;
}

function loadCql(): CqlExecution {
  const folder = process.env.UTFALL_CQL;
  if (folder === undefined) {
    console.error(
      'UTFALL_CQL is not set. npm install --prefix FOLDER cql-execution@3.3.2, then UTFALL_CQL=FOLDER.',
    );
    process.exit(64);
  }
  return createRequire(join(resolve(folder), 'index.js'))('cql-execution') as CqlExecution;
}

/** "i unit" → "numerator/denominator". */
type Counted = ReadonlyMap<string, string>;

function countOurs(rows: readonly MeasureRow[]): Counted {
  return new Map(
    rows.flatMap(({ period, stratum, numerator, denominator }) => {
      const month = MONTHS.findIndex(({ start }) => start === period.start);
      return denominator === 0 ? [] : [[`${month} ${stratum.unit}`, `${numerator}/${denominator}`] as const];
    }),
  );
}

async function countTheirs(cql: CqlExecution, persons: readonly object[]): Promise<Counted> {
  const library = new cql.Library(HBA1C_OVER_70_ELM);
  const counts = new Map<string, [number, number]>();
  for (const [month, { end }] of MONTHS.entries()) {
    const executor = new cql.Executor(library, null, { End: cql.DateTime.parse(end) });
    // A source is used up as it is read.
    const { patientResults } = await executor.exec(new cql.PatientSource([...persons]));
    for (const { Unit, Denominator, Numerator } of Object.values(patientResults)) {
      if (!Denominator) continue;
      const own = counts.get(`${month} ${Unit}`) ?? [0, 0];
      counts.set(`${month} ${Unit}`, [own[0] + (Numerator ? 1 : 0), own[1] + 1]);
    }
  }
  return new Map(
    [...counts].map(([place, [numerator, denominator]]) => [place, `${numerator}/${denominator}`]),
  );
}

/** The same rows as records of persons: only the tables and columns that the measure reads, which favours CQL. */
async function readPersons(session: CareSession): Promise<readonly object[]> {
  const records = new Map<string, object[]>();
  const read = async (recordType: string, sql: string) => {
    for (const { person, ...row } of await session.rows(sql)) {
      const known = records.get(String(person)) ?? [];
      known.push({ recordType, ...row });
      records.set(String(person), known);
    }
  };
  await read(
    'Listing',
    'SELECT person, unit, from_on::VARCHAR AS from_on, to_on::VARCHAR AS to_on FROM listing',
  );
  await read('Diagnosis', 'SELECT person, code, "on"::VARCHAR AS "on" FROM diagnosis');
  await read(
    'Measurement',
    'SELECT person, kind, "on"::VARCHAR AS "on", (value * 10000)::BIGINT AS value FROM measurement',
  );
  const persons = await session.rows('SELECT person, birth_year, birth_month FROM person');
  return persons.map(({ person, birth_year, birth_month }) => ({
    id: person,
    recordType: 'Patient',
    birthDate: `${birth_year}-${String(birth_month).padStart(2, '0')}-01`,
    records: (records.get(String(person)) ?? []).map((row) =>
      'value' in row ? { ...row, value: Number(row.value) / 10_000 } : row,
    ),
  }));
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const cql = loadCql();
const [exempel] = await readDefinitions('definitions/exempel');
if (!exempel?.region.value) throw new Error('definitions/exempel has problems');
const { indicators } = await readComputedCatalogue('definitions');
const measure = indicators.find(({ id }) => id === 'hba1c-over-70');
if (measure === undefined) throw new Error('hba1c-over-70 is not in the catalogue');
const asked = { model: measure.model, periods: MONTHS, dimensions: ['unit'] as const, ageBands: [] };

const folder = temporaryFolder();
const time = { firstYear: 2022, years: 3, seed: 1 };
const { path } = await synthCare(
  { region: exempel.region.value, persons: PERSONS, ...time, folder, limits: LIMITS },
  () => new Date().toISOString(),
  () => {},
);
await withCareEngine([path], LIMITS, async ({ openSession }) => {
  const session = await openSession();
  for (const statement of writeViews(path)) await session.run(statement);
  const engine = duckDbEngine((sql) => session.rows(sql));
  const persons = await readPersons(session);
  const ours = countOurs(await engine.run(asked));
  const theirs = await countTheirs(cql, persons);
  const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (key) => ours.get(key) !== theirs.get(key),
  );
  if (ours.size === 0 || differing.length > 0)
    throw new Error(
      `${differing.length} of ${ours.size} differ: ${differing
        .slice(0, 5)
        .map((key) => `${key} ${ours.get(key)} here, ${theirs.get(key)} there`)
        .join('; ')}`,
    );
  const [here, there]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    here.push(await secondsOf(() => engine.run(asked)));
    there.push(await secondsOf(() => countTheirs(cql, persons)));
  }
  console.log(`${PERSONS} persons, 12 months by unit: ${ours.size} equal figures`);
  console.log(`here ${median(here).toFixed(3)} s, one thread, read from the disk each time`);
  console.log(`cql-execution ${median(there).toFixed(1)} s, persons in memory already`);
  console.log(`ratio ${Math.round(median(there) / median(here))}`);
});
removeFolder(folder);
