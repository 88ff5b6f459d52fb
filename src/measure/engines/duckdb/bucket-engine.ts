// Measures over a version of care data as it lies on the disk, a bucket of persons at a time (write-parquet.ts): everything
// about a person is in one bucket, so what is counted in the buckets adds up, exactly. A bucket's tables fit in memory, are
// read once for all measures, and what several measures ask is a table that is made once (sql/measure-statement.ts).
import type { CareSession } from '../../care-data/care-session.ts';
import { countOf, quoteName, quoteText } from '../../care-data/care-session.ts';
import type { CareTableName } from '../../care-data/tables.ts';
import { BUCKETS, CARE_TABLES } from '../../care-data/tables.ts';
import type { MeasureRequest, MeasureRow } from '../../contract.ts';
import { careRead } from '../../model/care-read.ts';
import type { MeasurePlan } from '../sql/measure-statement.ts';
import { planMeasures, sumStatement } from '../sql/measure-statement.ts';
import type { SqlRow } from '../sql/read-result.ts';
import { readResult } from '../sql/read-result.ts';
import type { Layout } from '../sql/scene.ts';
import { DUCKDB_DIALECT } from './duckdb-dialect.ts';

/** Joining by a number takes half the time of joining by a text; a code list is read in each code once instead of in each row. */
const IN_BUCKET: Layout = {
  column: 'person_number',
  isKnown: (row) => `${row}.person_number is not null`,
  codesOf: (table) => (hasCodes(table) ? `${table}_code` : null),
  hasPeriodSets: true,
};

function hasCodes(table: CareTableName): boolean {
  return CARE_TABLES[table].columns.some(({ name }) => name === 'code');
}

/**
 * Answers each request, in their order, with the rows that a MeasureEngine gives. `folder` is a version's. Each session counts
 * the next buckets that nobody has taken: statements over a bucket are too small to keep several processors busy.
 */
export async function measureBuckets(
  sessions: readonly CareSession[],
  folder: string,
  requests: readonly MeasureRequest[],
  onBucket: (done: number, of: number) => void,
): Promise<readonly (readonly MeasureRow[])[]> {
  const [first] = sessions;
  if (first === undefined) throw new RangeError('Measuring needs at least one session');
  const asked = requests.map((request, index) => ({ request, answers: `answers_${index + 1}` }));
  const counted = asked.filter(({ request }) => request.periods.length > 0);
  const read = careRead(counted.map(({ request }) => request.model));
  const work: Work = { folder, read, plans: planAll(counted) };
  const taken = (await bucketGroups(first, folder)).values();
  let done = 0;
  const counting = sessions.map(async (session) => {
    let isFirst = true;
    for (const buckets of taken) {
      await countBuckets(session, work, buckets, isFirst);
      isFirst = false;
      done += buckets.end - buckets.first;
      onBucket(done, BUCKETS);
    }
    return isFirst ? [] : [session];
  });
  // Nobody closes the database while a session is still at work.
  await Promise.allSettled(counting);
  const counters = (await Promise.all(counting)).flat();
  const results: (readonly MeasureRow[])[] = [];
  for (const { answers, request } of asked)
    results.push(request.periods.length === 0 ? [] : await readAnswers(counters, request, answers));
  return results;
}

interface Work {
  readonly folder: string;
  /** Table → columns. */
  readonly read: ReadonlyMap<CareTableName, readonly string[]>;
  readonly plans: readonly PlannedAnswers[];
}

interface PlannedAnswers {
  readonly plan: MeasurePlan;
  /** The tables that the plan's counts are added to, in their order. */
  readonly answers: readonly string[];
}

/** A plan is of requests with the same periods. */
function planAll(
  counted: readonly { readonly request: MeasureRequest; readonly answers: string }[],
): readonly PlannedAnswers[] {
  const alike = Map.groupBy(counted, ({ request }) => JSON.stringify(request.periods));
  return [...alike.values()].map((each) => ({
    answers: each.map(({ answers }) => answers),
    plan: planMeasures(
      each.map(({ request }) => request),
      DUCKDB_DIALECT,
      IN_BUCKET,
    ),
  }));
}

async function countBuckets(
  session: CareSession,
  { folder, plans, read }: Work,
  buckets: Buckets,
  isFirst: boolean,
): Promise<void> {
  for (const [table, columns] of read) await session.run(readBuckets(table, columns, folder, buckets));
  const codes = [...read].flatMap(([table, columns]) => (columns.includes('code') ? [`${table}_code`] : []));
  for (const [table, columns] of read)
    if (columns.includes('code'))
      await session.run(
        `CREATE TEMP TABLE ${table}_code AS SELECT DISTINCT code FROM ${quoteName(table)} WHERE code IS NOT NULL`,
      );
  for (const planned of plans) await countByPlan(session, planned, isFirst);
  await forget(session, [...read.keys(), ...codes]);
}

async function readAnswers(
  sessions: readonly CareSession[],
  request: MeasureRequest,
  table: string,
): Promise<readonly MeasureRow[]> {
  const parts: SqlRow[] = [];
  for (const session of sessions) {
    for (const row of await session.rows(sumStatement(request, table, DUCKDB_DIALECT))) parts.push(row);
    await forget(session, [table]);
  }
  return readResult(parts, request);
}

/** What DuckDB needs for as many persons at a time fits in a gigabyte; of fewer, planning takes most of the time. */
const PERSONS_TOGETHER = 25_000;

/** From `first` up to but not including `end`. */
interface Buckets {
  readonly first: number;
  readonly end: number;
}

/** A small region's buckets are counted several at a time. */
async function bucketGroups(session: CareSession, folder: string): Promise<readonly Buckets[]> {
  const files = quoteText(`${folder}/person/*/*.parquet`);
  const persons = await countOf(session, `SELECT count(*) FROM read_parquet(${files})`);
  const together = Math.max(1, Math.floor((PERSONS_TOGETHER * BUCKETS) / Math.max(persons, 1)));
  const groups: Buckets[] = [];
  for (let first = 0; first < BUCKETS; first += together)
    groups.push({ first, end: Math.min(first + together, BUCKETS) });
  return groups;
}

function readBuckets(
  table: CareTableName,
  columns: readonly string[],
  folder: string,
  { end, first }: Buckets,
): string {
  const files = quoteText(`${folder}/${table}/*/*.parquet`);
  const rows = `(SELECT ${columns.map(quoteName).join(', ')} FROM read_parquet(${files}, hive_partitioning = true, hive_types = {'bucket': INTEGER}) WHERE bucket BETWEEN ${first} AND ${end - 1})`;
  const numbered =
    table === 'person'
      ? `SELECT CAST(row_number() OVER () AS INTEGER) AS ${IN_BUCKET.column}, t.* FROM ${rows} t`
      : `SELECT q.${IN_BUCKET.column}, t.* FROM ${rows} t LEFT JOIN person q ON q.person = t.person`;
  return `CREATE TEMP TABLE ${quoteName(table)} AS ${numbered}`;
}

/** Adds the counts to the tables `answers`. The plan's tables are made when they are first read and forgotten after the last time. */
async function countByPlan(
  session: CareSession,
  { answers, plan }: PlannedAnswers,
  isFirst: boolean,
): Promise<void> {
  await session.run(`CREATE TEMP TABLE period AS ${plan.period}`);
  const lastReaders = lastReadersOf(plan);
  const made = new Set<string>();
  const make = async (names: readonly string[]): Promise<void> => {
    for (const { name, needs, select } of plan.tables.filter(
      (table) => names.includes(table.name) && !made.has(table.name),
    )) {
      await make(needs);
      await session.run(`CREATE TEMP TABLE ${name} AS ${select}`);
      made.add(name);
    }
  };
  for (const [index, { needs, select }] of plan.counts.entries()) {
    await make(needs);
    await session.run(
      `${isFirst ? `CREATE TEMP TABLE ${answers[index]} AS` : `INSERT INTO ${answers[index]}`} ${select}`,
    );
    await forget(
      session,
      [...made].filter((name) => lastReaders.get(name) === index),
    );
  }
  await forget(session, ['period']);
}

/** Table → the last of the counts that reads it, itself or through another table. */
function lastReadersOf({ counts, tables }: MeasurePlan): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  const note = (names: readonly string[], reader: number) => {
    for (const { name, needs } of tables.filter((table) => names.includes(table.name))) {
      readers.set(name, reader);
      note(needs, reader);
    }
  };
  for (const [index, { needs }] of counts.entries()) note(needs, index);
  return readers;
}

async function forget(session: CareSession, names: readonly string[]): Promise<void> {
  for (const name of names) await session.run(`DROP TABLE ${quoteName(name)}`);
}
