// Reads a folder of extracts into staged tables, checks everything, and writes the buckets: start reading here. All problems
// come together; only identity numbers and files that can't be read as tables stop earlier. Nothing is written when there is
// an error. Read next: read-cells.ts (types), row-rules.ts and set-rules.ts (what must hold).
import type { Problem } from '../../../core/problem.ts';
import { hasErrors } from '../../../core/problem.ts';
import type { CareSession } from '../care-session.ts';
import { countOf, quoteText } from '../care-session.ts';
import type { CareTable, CareTableName } from '../tables.ts';
import { BUCKETS, CARE_TABLE_NAMES, CARE_TABLES } from '../tables.ts';
import { PARQUET_TYPES, writeCopy } from '../write-parquet.ts';
import { checkRows, checkSets } from './check-tables.ts';
import { findIdentities } from './find-identities.ts';
import { careError } from './finding.ts';
import { selectTyped } from './read-cells.ts';
import type { Rejected } from './rejected.ts';
import { readRejected, tellRejected } from './rejected.ts';
import { BORN_ON } from './row-rules.ts';
import type { CareSource } from './source.ts';
import { checkColumns } from './source.ts';
import type { StagedFile } from './staged.ts';
import { placesIn, stagedName } from './staged.ts';

/** A unit of the region's organisation; dates half-open, null without end. */
export interface KnownUnit {
  readonly id: string;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
}

export interface CareLoad {
  readonly sources: readonly CareSource[];
  readonly units: readonly KnownUnit[];
  /** ISO date. */
  readonly today: string;
}

interface Loading {
  /** A folder of its own for what does not fit in memory; removed with the draft. */
  readonly stagingFile: string;
  readonly fileOf: (table: CareTableName, bucket: number) => Promise<string>;
  readonly onProgress: (what: CareTableName, rows: number) => void;
}

export interface LoadResult {
  readonly problems: readonly Problem[];
  /** Read, over all tables. */
  readonly rows: number;
  readonly isWritten: boolean;
}

type Staged = ReadonlyMap<CareTableName, readonly StagedFile[]>;

/** The sources' columns must have been checked (checkSources). */
export async function loadTables(
  session: CareSession,
  load: CareLoad,
  loading: Loading,
): Promise<LoadResult> {
  await session.run(`ATTACH ${quoteText(loading.stagingFile)} AS staging`);
  const staged = new Map<CareTableName, readonly StagedFile[]>();
  let rows = 0;
  for (const table of CARE_TABLE_NAMES) {
    const files = await stageTable(
      session,
      table,
      load.sources.filter((source) => source.table === table),
    );
    staged.set(table, files);
    const count = await countOf(session, `SELECT count(*) FROM ${stagedName(table)}`);
    rows += count;
    loading.onProgress(table, count);
  }
  const identities = await identitiesIn(session, staged);
  if (identities.length > 0) return { problems: identities, rows, isWritten: false };
  await prepareKnown(session, load.units);
  const problems: Problem[] = [...missingTables(load.sources), ...tellRejected(rejectedIn(staged))];
  for (const table of CARE_TABLE_NAMES) {
    const placeOf = placesIn(staged.get(table) ?? []);
    problems.push(...(await checkRows(session, table, load.today, placeOf)));
    problems.push(...(await checkSets(session, table, placeOf)));
  }
  if (hasErrors(problems)) return { problems, rows, isWritten: false };
  for (const table of CARE_TABLE_NAMES) await writeTable(session, table, loading);
  await session.run('DETACH staging');
  return { problems, rows, isWritten: true };
}

/** Before any row is read: problems in names and headings. */
export function checkSources(sources: readonly CareSource[]): readonly Problem[] {
  const problems = sources.flatMap(checkColumns);
  const identities = problems.filter(({ code }) => code === 'identity-number');
  return identities.length > 0 ? identities : problems;
}

async function stageTable(
  session: CareSession,
  table: CareTableName,
  sources: readonly CareSource[],
): Promise<readonly StagedFile[]> {
  const { columns }: CareTable = CARE_TABLES[table];
  const typed = columns.map(({ name, type }) => `"${name}" ${PARQUET_TYPES[type]}`);
  await session.run(
    `CREATE TABLE ${stagedName(table)} (${typed.join(', ')}, bucket UTINYINT, wrong STRUCT(col VARCHAR, txt VARCHAR)[])`,
  );
  const files: StagedFile[] = [];
  let first = 0;
  for (const source of sources) {
    const inserted = await countOf(session, `INSERT INTO ${stagedName(table)} ${selectTyped(source)}`);
    const isCsv = source.form.kind === 'csv';
    const rejected = isCsv ? await readRejected(session, source) : [];
    files.push({ name: source.name, first, isCsv, rejected });
    first += inserted;
  }
  return files;
}

async function identitiesIn(session: CareSession, staged: Staged): Promise<readonly Problem[]> {
  const problems: Problem[] = tellRejected(rejectedIn(staged)).filter(
    ({ code }) => code === 'identity-number',
  );
  for (const table of CARE_TABLE_NAMES)
    problems.push(
      ...(await findIdentities(session, table, stagedName(table), placesIn(staged.get(table) ?? []))),
    );
  return problems;
}

function rejectedIn(staged: Staged): readonly Rejected[] {
  return [...staged.values()].flat().flatMap(({ rejected }) => rejected);
}

/** Persons and units as the row rules see them. A person that stands twice is told once, not in every row of every table. */
async function prepareKnown(session: CareSession, units: readonly KnownUnit[]): Promise<void> {
  await session.run(`CREATE TEMP TABLE known_person AS
    SELECT person, true AS is_known_person, any_value(died_on) AS person_died_on,
      any_value(${BORN_ON}) AS person_born_on
    FROM ${stagedName('person')} t WHERE person IS NOT NULL GROUP BY person`);
  const date = (on: string | null) => (on === null ? 'NULL' : `DATE ${quoteText(on)}`);
  const rows = units.map(
    ({ id, opensOn, closesOn }) => `(${quoteText(id)}, true, ${date(opensOn)}, ${date(closesOn)})`,
  );
  await session.run(
    'CREATE TEMP TABLE known_unit (unit VARCHAR, is_known_unit BOOLEAN, unit_opens_on DATE, unit_closes_on DATE)',
  );
  if (rows.length > 0) await session.run(`INSERT INTO known_unit VALUES ${rows.join(', ')}`);
}

function missingTables(sources: readonly CareSource[]): readonly Problem[] {
  return CARE_TABLE_NAMES.filter((table) => !sources.some((source) => source.table === table)).map((table) =>
    table === 'person'
      ? careError(
          'missing-table',
          { file: table },
          'Tabellen person saknas.',
          'Lägg till person.csv eller person.parquet: alla andra tabeller hänvisar till den.',
        )
      : {
          code: 'missing-table',
          severity: 'warning' as const,
          where: { file: table },
          message: `Tabellen ${table} saknas.`,
          hint: 'Indikatorer som behöver den kan inte beräknas.',
        },
  );
}

async function writeTable(session: CareSession, table: CareTableName, loading: Loading): Promise<void> {
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const file = await loading.fileOf(table, bucket);
    const select = `SELECT * FROM ${stagedName(table)} WHERE bucket = ${bucket}`;
    await session.run(writeCopy(CARE_TABLES[table], select, file));
  }
}
