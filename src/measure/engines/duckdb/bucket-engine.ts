// Measures over a version of care data as it lies on the disk, a part of the persons at a time (care-parts.ts). A part's tables
// fit in memory, are read once for all measures, and what several measures ask is a table that is made once
// (sql/measure-statement.ts).
import type { CareSession } from '../../care-data/care-session.ts';
import { quoteName } from '../../care-data/care-session.ts';
import type { MeasureRequest, MeasureRow } from '../../contract.ts';
import { careRead } from '../../model/care-read.ts';
import type { MeasurePlan } from '../sql/measure-statement.ts';
import { planMeasures, sumStatement } from '../sql/measure-statement.ts';
import type { SqlRow } from '../sql/read-result.ts';
import { readResult } from '../sql/read-result.ts';
import type { CarePart, CareRead } from './care-parts.ts';
import { IN_PART, listParts, readPart } from './care-parts.ts';
import { DUCKDB_DIALECT } from './duckdb-dialect.ts';

/**
 * So many rows of a plan's tables, had each one for every person and period, fit in half a gigabyte: most have far fewer. With
 * smaller parts, planning statements takes the time.
 */
const ROWS_TOGETHER = 110_000_000;
/** Care data of so many persons fit too. */
const PERSONS_TOGETHER = 75_000;

/**
 * Answers each request, in their order, with the rows that a MeasureEngine gives. `folder` is a version's. Each session counts
 * the next part that nobody has taken: statements over a part are too small to keep several processors busy. A part has at
 * most `most` persons; without it, as many as fit.
 */
export async function measureBuckets(
  sessions: readonly CareSession[],
  folder: string,
  requests: readonly MeasureRequest[],
  onPart: (done: number, of: number) => void,
  most: number | null = null,
): Promise<readonly (readonly MeasureRow[])[]> {
  const [first] = sessions;
  if (first === undefined) throw new RangeError('Measuring needs at least one session');
  const asked = requests.map((request, index) => ({ request, answers: `answers_${index + 1}` }));
  const counted = asked.filter(({ request }) => request.periods.length > 0);
  const plans = planAll(counted);
  const tables = careRead(counted.map(({ request }) => request.model));
  const work: Work = { folder, plans, read: { tables, hasPersons: plans.some(asksOfPersons) } };
  const parts = await listParts(first, folder, most ?? personsTogether(plans), sessions.length);
  const taken = parts.values();
  let done = 0;
  const counting = sessions.map(async (session) => {
    let isFirst = true;
    for (const part of taken) {
      await countPart(session, work, part, isFirst);
      isFirst = false;
      done += 1;
      onPart(done, parts.length);
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
  readonly read: CareRead;
  readonly plans: readonly PlannedAnswers[];
}

interface PlannedAnswers {
  readonly periods: number;
  readonly plan: MeasurePlan;
  /** The tables that the plan's counts are added to, in their order. */
  readonly answers: readonly string[];
}

function personsTogether(plans: readonly PlannedAnswers[]): number {
  const rows = plans.map(({ periods, plan }) => periods * plan.tables.length);
  return Math.min(PERSONS_TOGETHER, Math.ceil(ROWS_TOGETHER / Math.max(1, ...rows)));
}

function asksOfPersons({ plan }: PlannedAnswers): boolean {
  return [...plan.tables, ...plan.counts].some(({ select }) => select.includes(IN_PART.column));
}

/** A plan is of requests with the same periods. */
function planAll(
  counted: readonly { readonly request: MeasureRequest; readonly answers: string }[],
): readonly PlannedAnswers[] {
  const alike = Map.groupBy(counted, ({ request }) => JSON.stringify(request.periods));
  return [...alike.values()].map((each) => ({
    answers: each.map(({ answers }) => answers),
    periods: each[0]?.request.periods.length ?? 0,
    plan: planMeasures(
      each.map(({ request }) => request),
      DUCKDB_DIALECT,
      IN_PART,
    ),
  }));
}

async function countPart(
  session: CareSession,
  { folder, plans, read }: Work,
  part: CarePart,
  isFirst: boolean,
): Promise<void> {
  const tables = await readPart(session, folder, read, part);
  for (const planned of plans) await countByPlan(session, planned, isFirst);
  await forget(session, tables);
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
