// Measures over a version of care data as it lies on the disk, a bucket of persons at a time (write-parquet.ts): everything
// about a person is in one bucket, so what is counted in the buckets adds up, exactly. A bucket's tables fit in memory, are
// read once for all measures, and what many measures ask (who was listed where on a period's last day) is found out once.
import type { CareSession } from '../../care-data/care-session.ts';
import { quoteName, quoteText } from '../../care-data/care-session.ts';
import { BUCKETS, CARE_TABLE_NAMES } from '../../care-data/tables.ts';
import type { MeasureRequest, MeasureRow } from '../../contract.ts';
import type { SharedTables } from '../sql/measure-statement.ts';
import { measureStatement, sumStatement } from '../sql/measure-statement.ts';
import { readResult } from '../sql/read-result.ts';
import { DUCKDB_DIALECT } from './duckdb-dialect.ts';

/** Answers each request, in their order, with the rows that a MeasureEngine gives. `folder` is a version's. */
export async function measureBuckets(
  session: CareSession,
  folder: string,
  requests: readonly MeasureRequest[],
  onBucket: (done: number, of: number) => void,
): Promise<readonly (readonly MeasureRow[])[]> {
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    await readBucket(session, folder, bucket);
    const shared = shareTables();
    for (const [index, request] of requests.entries())
      await measureBucket(session, request, { table: answersOf(index), isFirst: bucket === 0 }, shared);
    await forget(session, [...CARE_TABLE_NAMES, ...shared.names()]);
    onBucket(bucket + 1, BUCKETS);
  }
  const answers: (readonly MeasureRow[])[] = [];
  for (const [index, request] of requests.entries())
    answers.push(await readAnswers(session, request, answersOf(index)));
  return answers;
}

function answersOf(index: number): string {
  return `answers_${index + 1}`;
}

async function readAnswers(
  session: CareSession,
  request: MeasureRequest,
  table: string,
): Promise<readonly MeasureRow[]> {
  if (request.periods.length === 0) return [];
  const rows = await session.rows(sumStatement(request, table, DUCKDB_DIALECT));
  await forget(session, [table]);
  return readResult(rows, request);
}

async function readBucket(session: CareSession, folder: string, bucket: number): Promise<void> {
  for (const name of CARE_TABLE_NAMES) {
    const files = quoteText(`${folder}/${name}/*/*.parquet`);
    await session.run(`CREATE TEMP TABLE ${quoteName(name)} AS SELECT * EXCLUDE (bucket)
      FROM read_parquet(${files}, hive_partitioning = true, hive_types = {'bucket': INTEGER}) WHERE bucket = ${bucket}`);
  }
}

async function measureBucket(
  session: CareSession,
  request: MeasureRequest,
  answers: { readonly table: string; readonly isFirst: boolean },
  shared: ReturnType<typeof shareTables>,
): Promise<void> {
  if (request.periods.length === 0) return;
  const statement = measureStatement(request, DUCKDB_DIALECT, shared);
  for (const { name, select } of shared.takeNew())
    await session.run(`CREATE TEMP TABLE ${quoteName(name)} AS ${select}`);
  const into = answers.isFirst ? `CREATE TEMP TABLE ${answers.table} AS` : `INSERT INTO ${answers.table}`;
  await session.run(`${into} ${statement}`);
}

interface Named {
  readonly name: string;
  readonly select: string;
}

function shareTables(): SharedTables & { takeNew(): readonly Named[]; names(): readonly string[] } {
  const namesBySelect = new Map<string, string>();
  let added: Named[] = [];
  return {
    nameOf: (select) => {
      const known = namesBySelect.get(select);
      if (known !== undefined) return known;
      const name = `shared_${namesBySelect.size + 1}`;
      namesBySelect.set(select, name);
      added.push({ name, select });
      return name;
    },
    takeNew: () => {
      const taken = added;
      added = [];
      return taken;
    },
    names: () => [...namesBySelect.values()],
  };
}

async function forget(session: CareSession, names: readonly string[]): Promise<void> {
  for (const name of names) await session.run(`DROP TABLE ${quoteName(name)}`);
}
