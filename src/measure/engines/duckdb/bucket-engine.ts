// Measures over a version of care data as it lies on the disk, a bucket of persons at a time (write-parquet.ts): everything
// about a person is in one bucket, so what is counted in the buckets adds up, exactly. A bucket's tables fit in memory, are
// read once for all measures, and what several measures ask is a table that is made once (sql/measure-statement.ts).
import type { CareSession } from '../../care-data/care-session.ts';
import { countOf, quoteName, quoteText } from '../../care-data/care-session.ts';
import type { CareTableName } from '../../care-data/tables.ts';
import { BUCKETS } from '../../care-data/tables.ts';
import type { MeasureRequest, MeasureRow } from '../../contract.ts';
import { careRead } from '../../model/care-read.ts';
import type { MeasurePlan } from '../sql/measure-statement.ts';
import { planMeasures, sumStatement } from '../sql/measure-statement.ts';
import { readResult } from '../sql/read-result.ts';
import type { PersonKey } from '../sql/scene.ts';
import { DUCKDB_DIALECT } from './duckdb-dialect.ts';

/** Joining by a number takes half the time of joining by a text. */
const BY_NUMBER: PersonKey = {
  column: 'person_number',
  isKnown: (row) => `${row}.person_number is not null`,
};

/** Answers each request, in their order, with the rows that a MeasureEngine gives. `folder` is a version's. */
export async function measureBuckets(
  session: CareSession,
  folder: string,
  requests: readonly MeasureRequest[],
  onBucket: (done: number, of: number) => void,
): Promise<readonly (readonly MeasureRow[])[]> {
  const asked = requests.map((request, index) => ({ request, answers: `answers_${index + 1}` }));
  const counted = asked.filter(({ request }) => request.periods.length > 0);
  const plans = [...Map.groupBy(counted, ({ request }) => JSON.stringify(request.periods)).values()].map(
    (alike) => ({
      answers: alike.map(({ answers }) => answers),
      plan: planMeasures(
        alike.map(({ request }) => request),
        DUCKDB_DIALECT,
        BY_NUMBER,
      ),
    }),
  );
  const read = careRead(counted.map(({ request }) => request.model));
  const together = await bucketsTogether(session, folder);
  for (let first = 0; first < BUCKETS; first += together) {
    const end = Math.min(first + together, BUCKETS);
    for (const [table, columns] of read)
      await session.run(readBuckets(table, columns, folder, { first, end }));
    for (const { answers, plan } of plans) await countByPlan(session, plan, answers, first === 0);
    await forget(session, [...read.keys()]);
    onBucket(end, BUCKETS);
  }
  const results: (readonly MeasureRow[])[] = [];
  for (const { answers, request } of asked) {
    const isCounted = request.periods.length > 0;
    results.push(
      isCounted
        ? readResult(await session.rows(sumStatement(request, answers, DUCKDB_DIALECT)), request)
        : [],
    );
    if (isCounted) await forget(session, [answers]);
  }
  return results;
}

/** What DuckDB needs for as many persons at a time fits in a gigabyte; of fewer, planning takes most of the time. */
const PERSONS_TOGETHER = 25_000;

/** A small region's buckets are counted several at a time. */
async function bucketsTogether(session: CareSession, folder: string): Promise<number> {
  const files = quoteText(`${folder}/person/*/*.parquet`);
  const persons = await countOf(session, `SELECT count(*) FROM read_parquet(${files})`);
  return Math.min(BUCKETS, Math.max(1, Math.floor((PERSONS_TOGETHER * BUCKETS) / Math.max(persons, 1))));
}

function readBuckets(
  table: CareTableName,
  columns: readonly string[],
  folder: string,
  { end, first }: { readonly first: number; readonly end: number },
): string {
  const files = quoteText(`${folder}/${table}/*/*.parquet`);
  const rows = `(SELECT ${columns.map(quoteName).join(', ')} FROM read_parquet(${files}, hive_partitioning = true, hive_types = {'bucket': INTEGER}) WHERE bucket BETWEEN ${first} AND ${end - 1})`;
  const numbered =
    table === 'person'
      ? `SELECT CAST(row_number() OVER () AS INTEGER) AS ${BY_NUMBER.column}, t.* FROM ${rows} t`
      : `SELECT q.${BY_NUMBER.column}, t.* FROM ${rows} t LEFT JOIN person q ON q.person = t.person`;
  return `CREATE TEMP TABLE ${quoteName(table)} AS ${numbered}`;
}

/** Adds the counts to the tables `answers`. The plan's tables are made when they are first read and forgotten after the last time. */
async function countByPlan(
  session: CareSession,
  plan: MeasurePlan,
  answers: readonly string[],
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
