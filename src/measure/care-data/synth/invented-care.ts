// An invented region's care data, written straight to Parquet a slice of persons at a time: the same seed gives the same
// rows everywhere, whatever the number of sessions and however large a slice is kept in memory. Start reading here, then
// population.ts (who), visits.ts (contacts), follow-ups.ts (the rest); chance is in draw.ts.
import type { CareSession } from '../care-session.ts';
import { countOf } from '../care-session.ts';
import type { CareTableName } from '../tables.ts';
import { BUCKETS, CARE_TABLE_NAMES, CARE_TABLES } from '../tables.ts';
import { bucketOf, writeCopy } from '../write-parquet.ts';
import { DRAW_MACROS, mix } from './draw.ts';
import {
  selectCalls,
  selectCareHomes,
  selectChildHealth,
  selectMeasurements,
  selectMedicines,
  selectQuestionnaireItems,
} from './follow-ups.ts';
import type { InventedTime, LostMonth, PlaceInPlan } from './places.ts';
import { inventLostMonth, inventPlaces, writePlaces } from './places.ts';
import {
  selectDoctorContacts,
  selectListings,
  selectPersons,
  writeNumbers,
  writePeople,
  writeStays,
} from './population.ts';
import type { Happening } from './visits.ts';
import { selectContacts, selectDiagnoses, selectMeasures, writeVisits } from './visits.ts';

export interface InventedCare {
  readonly time: InventedTime;
  readonly persons: number;
  readonly units: readonly PlaceInPlan[];
}

export interface WrittenPart {
  readonly table: CareTableName;
  readonly bucket: number;
  /** The slice of persons, from 0: the file's number in its bucket. */
  readonly part: number;
}

interface Writing {
  /** One statement at a time in each; they share the database. */
  readonly sessions: readonly CareSession[];
  /** Makes room for the file and answers its path. */
  readonly fileOf: (part: WrittenPart) => Promise<string>;
  /** Called as persons are done. */
  readonly onProgress: (persons: number) => void;
}

export interface InventedResult {
  readonly rows: Readonly<Record<CareTableName, number>>;
  readonly lost: LostMonth | null;
}

/** Persons in memory at a time and session are a sixteenth of this: some 50 MB with all that they do in three years. */
const PERSONS_PER_SLICE = 400_000;

const FEW_PERSONS = 40_000;

/** Writes every table; empty tables have empty files, so that each can be read. */
export async function inventCare(care: InventedCare, writing: Writing): Promise<InventedResult> {
  const [first] = writing.sessions;
  if (first === undefined) throw new Error('inventing needs at least one session');
  const places = inventPlaces(care.units, care.time);
  const lost = inventLostMonth(places, care.time);
  for (const statement of [...DRAW_MACROS, ...writePlaces(places)]) await first.run(statement);
  const rows: Record<CareTableName, number> = { ...NO_ROWS };
  for (let from = 1, part = 0; from <= care.persons; from += PERSONS_PER_SLICE, part += 1) {
    const end = Math.min(from + PERSONS_PER_SLICE, care.persons + 1);
    await first.run('DROP TABLE IF EXISTS number');
    await first.run(writeNumbers(mix(care.time.seed + 1), from, end));
    const slice = { happening: { region: { time: care.time, places }, lost }, part, writing, rows };
    // Each session takes the next buckets that nobody has taken.
    const groups = bucketGroups(end - from).values();
    await Promise.all(writing.sessions.map((session) => writeGroups(slice, session, groups)));
    writing.onProgress(end - 1);
  }
  return { rows, lost };
}

/** Planning the statements takes longer than running them for few persons: then all buckets are made at once. */
function bucketGroups(persons: number): readonly (readonly number[])[] {
  const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);
  return persons > FEW_PERSONS ? buckets.map((bucket) => [bucket]) : [buckets];
}

const NO_ROWS = Object.fromEntries(CARE_TABLE_NAMES.map((name) => [name, 0])) as Record<
  CareTableName,
  number
>;

interface Slice {
  readonly happening: Happening;
  readonly part: number;
  readonly writing: Writing;
  /** Added to as files are written. */
  readonly rows: Record<CareTableName, number>;
}

async function writeGroups(
  slice: Slice,
  session: CareSession,
  groups: Iterable<readonly number[]>,
): Promise<void> {
  const { happening, part, writing, rows } = slice;
  for (const buckets of groups) {
    await session.run(writePeople(happening.region, buckets));
    await session.run(writeStays(happening.region));
    await session.run(writeVisits(happening));
    for (const name of CARE_TABLE_NAMES) {
      const isOne = buckets.length === 1;
      if (!isOne) await session.run(`CREATE OR REPLACE TEMP TABLE ready AS ${SELECTS[name](happening)}`);
      for (const bucket of buckets) {
        const file = await writing.fileOf({ table: name, bucket, part });
        const select = isOne
          ? SELECTS[name](happening)
          : `SELECT * FROM ready WHERE ${bucketOf('person')} = ${bucket}`;
        const written = await countOf(session, writeCopy(CARE_TABLES[name], select, file));
        rows[name] += written;
      }
    }
  }
}

/** Two draws may fall on the same day and value: in an extract that would be a row that stands twice. */
function distinct(select: string): string {
  return `SELECT DISTINCT * FROM (${select})`;
}

/** Each table's rows for the bucket that a session's someone, stay and visit hold. */
const SELECTS: Readonly<Record<CareTableName, (happening: Happening) => string>> = {
  person: selectPersons,
  listing: selectListings,
  doctor_contact: ({ region }) => selectDoctorContacts(region),
  contact: selectContacts,
  diagnosis: selectDiagnoses,
  measure: selectMeasures,
  measurement: (happening) => distinct(selectMeasurements(happening)),
  medicine: (happening) => distinct(selectMedicines(happening)),
  call: selectCalls,
  questionnaire_item: (happening) => distinct(selectQuestionnaireItems(happening)),
  child_health: selectChildHealth,
  care_home: selectCareHomes,
};
