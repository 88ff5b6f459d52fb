// The parts that a version of care data is counted in. Everything about a person is in one part, so what is counted in the parts
// adds up. A part is several buckets of a small region, or some of a bucket's persons of a large one: a bucket's files are
// sorted by person (write-parquet.ts), so that only those persons' rows are read.
import type { CareSession } from '../../care-data/care-session.ts';
import { quoteName, quoteText } from '../../care-data/care-session.ts';
import type { CareTableName } from '../../care-data/tables.ts';
import { BUCKETS, CARE_TABLES } from '../../care-data/tables.ts';
import type { Layout } from '../sql/scene.ts';

export interface CarePart {
  /** Buckets from `first` up to but not including `end`. */
  readonly first: number;
  readonly end: number;
  /** Persons from `from` up to but not including `until`; null is open, and rows without person are where `from` is open. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Joining by a number takes half the time of joining by a text; a code list is read in each code once instead of in each row. */
export const IN_PART: Layout = {
  column: 'person_number',
  isKnown: (row) => `${row}.person_number is not null`,
  codesOf: (table) => (hasCodes(table) ? codesOf(table) : null),
  hasPeriodSets: true,
};

function hasCodes(table: CareTableName): boolean {
  return CARE_TABLES[table].columns.some(({ name }) => name === 'code');
}

function codesOf(table: CareTableName): string {
  return `${table}_code`;
}

/** Parts of about equally many persons, `most` or somewhat more, for so many to count side by side. */
export async function listParts(
  session: CareSession,
  folder: string,
  most: number,
  counters: number,
): Promise<readonly CarePart[]> {
  const counts = await session.rows(`SELECT bucket, count(*) AS persons
    FROM ${filesOf(folder, 'person')} GROUP BY bucket`);
  const personsIn = new Map(counts.map(({ bucket, persons }) => [Number(bucket), Number(persons)]));
  const total = [...personsIn.values()].reduce((sum, persons) => sum + persons, 0);
  const turns = Math.ceil(total / most / counters);
  const size = total <= most ? total : Math.ceil(total / (turns * counters));
  const parts: CarePart[] = [];
  let together = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const persons = personsIn.get(bucket) ?? 0;
    const last = parts.at(-1);
    if (last !== undefined && together + persons / 2 <= size) {
      parts[parts.length - 1] = { ...last, end: bucket + 1 };
      together += persons;
    } else {
      const bounds = await personsBetween(session, folder, { bucket, persons, most: size });
      const whole = { first: bucket, end: bucket + 1 };
      parts.push(
        ...[null, ...bounds].map((from, index) => ({ ...whole, from, until: bounds[index] ?? null })),
      );
      together = bounds.length > 0 ? size : persons;
    }
  }
  return parts;
}

/** The persons at which a bucket is divided. */
async function personsBetween(
  session: CareSession,
  folder: string,
  { bucket, most, persons }: { readonly bucket: number; readonly persons: number; readonly most: number },
): Promise<readonly string[]> {
  const size = Math.ceil(persons / Math.max(1, Math.round(persons / most)));
  if (size >= persons) return [];
  const bounds = await session.rows(`SELECT person FROM (
      SELECT person, row_number() OVER (ORDER BY person) - 1 AS place FROM ${filesOf(folder, 'person')} WHERE bucket = ${bucket})
    WHERE place > 0 AND place % ${size} = 0 ORDER BY person`);
  return bounds.map(({ person }) => String(person));
}

function filesOf(folder: string, table: CareTableName): string {
  const files = quoteText(`${folder}/${table}/*/*.parquet`);
  return `read_parquet(${files}, hive_partitioning = true, hive_types = {'bucket': INTEGER})`;
}

export interface CareRead {
  /** Table → columns. */
  readonly tables: ReadonlyMap<CareTableName, readonly string[]>;
  /** Whether anything is asked of persons: whose a row is need not be found out for waiting times by unit. */
  readonly hasPersons: boolean;
}

/** Makes the part's tables, as the layout IN_PART says. Answers with their names. */
export async function readPart(
  session: CareSession,
  folder: string,
  { hasPersons, tables }: CareRead,
  part: CarePart,
): Promise<readonly string[]> {
  const names: string[] = [];
  const make = async (name: string, select: string) => {
    await session.run(`CREATE TEMP TABLE ${quoteName(name)} AS ${select}`);
    names.push(name);
  };
  for (const [table, columns] of tables) {
    await make(table, selectRows(table, columns, folder, { part, hasPersons }));
    if (columns.includes('code'))
      await make(codesOf(table), `SELECT DISTINCT code FROM ${quoteName(table)} WHERE code IS NOT NULL`);
  }
  return names;
}

function selectRows(
  table: CareTableName,
  columns: readonly string[],
  folder: string,
  { hasPersons, part }: { readonly part: CarePart; readonly hasPersons: boolean },
): string {
  const { end, first, from, until } = part;
  const conditions = [
    `t.bucket BETWEEN ${first} AND ${end - 1}`,
    ...(from === null ? [] : [`t.person >= ${quoteText(from)}`]),
    ...(until === null
      ? []
      : [`(t.person < ${quoteText(until)}${from === null ? ' OR t.person IS NULL' : ''})`]),
  ];
  const rowsOf = `FROM ${filesOf(folder, table)} t`;
  const where = `WHERE ${conditions.join(' AND ')}`;
  const named = columns.map((column) => `t.${quoteName(column)}`);
  if (table === 'person')
    return `SELECT ${['CAST(row_number() OVER () AS INTEGER) AS person_number', ...named].join(', ')} ${rowsOf} ${where}`;
  if (!hasPersons) return `SELECT ${named.join(', ')} ${rowsOf} ${where}`;
  return `SELECT ${['q.person_number', ...named].join(', ')} ${rowsOf} LEFT JOIN person q ON q.person = t.person ${where}`;
}
