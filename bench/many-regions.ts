// Many regions from one, for a country's size in minutes: each copy has persons, contacts, staff and units of its own, and is
// else the same. What an engine reads, joins and counts is as much as of so many persons who differ.
//   node --import tsx bench/many-regions.ts --from FOLDER --copies 35 --into FOLDER
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineLimits, withCareEngine } from '../src/app/care-engine.ts';
import { newestCare, publishCare } from '../src/app/publish-care.ts';
import type { CareSession } from '../src/measure/care-data/care-session.ts';
import { quoteName, quoteText } from '../src/measure/care-data/care-session.ts';
import type { CareColumn, CareTable } from '../src/measure/care-data/tables.ts';
import { BUCKETS, CARE_TABLE_NAMES, CARE_TABLES } from '../src/measure/care-data/tables.ts';
import { bucketFolder, bucketOf, writeCopy } from '../src/measure/care-data/write-parquet.ts';
import { openDraft } from '../src/storage/files/versioned-folder.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '' },
    copies: { type: 'string', default: '35' },
    into: { type: 'string', default: '' },
  },
});
const copies = Number(values.copies);
if (!Number.isInteger(copies) || copies < 1 || copies > 99) throw new Error('--copies is 1 to 99');

const source = await newestCare(values.from);
if (source === null) throw new Error('There are no care data in --from');
const draft = await openDraft(values.into);

/** What names somebody or something is theirs alone in each copy; the copy comes first, so that a file holds a range of persons. */
function ownNames({ columns, id }: CareTable, copy: string): string {
  const isName = ({ name, references }: CareColumn) => references !== null || name === id || name === 'staff';
  return columns
    .map((column) => {
      const quoted = quoteName(column.name);
      return isName(column) ? `${quoteText(copy)} || ${quoted} AS ${quoted}` : quoted;
    })
    .join(', ');
}

/** One table of one region, divided into buckets. */
async function copyTable(
  session: CareSession,
  table: CareTable,
  number: number,
  from: string,
): Promise<void> {
  const copy = `${String(number).padStart(2, '0')}-`;
  const hasPerson = table.columns.some(({ name }) => name === 'person');
  await session.run(`CREATE OR REPLACE TEMP TABLE copied AS
    SELECT *, ${bucketOf(hasPerson ? 'person' : 'NULL')} AS bucket FROM (
      SELECT ${ownNames(table, copy)} FROM read_parquet(${quoteText(join(from, table.name, '*', '*.parquet'))}))`);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const [found] = await session.rows(`SELECT count(*)::INTEGER AS n FROM copied WHERE bucket = ${bucket}`);
    if (found?.n === 0) continue;
    const file = join(draft.path, table.name, bucketFolder(bucket), `part-${copy}0.parquet`);
    mkdirSync(dirname(file), { recursive: true });
    await session.run(writeCopy(table, `SELECT * FROM copied WHERE bucket = ${bucket}`, file));
  }
}

const started = performance.now();
await withCareEngine([source.path, draft.path], machineLimits(), async ({ openSession }) => {
  const session = await openSession();
  for (let number = 0; number < copies; number += 1) {
    for (const name of CARE_TABLE_NAMES) await copyTable(session, CARE_TABLES[name], number, source.path);
    console.log(`${number + 1} of ${copies}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
  const { regionId, madeAt, invention } = source.manifest;
  const origin = { regionId, isInvented: true, madeAt, sources: [], warnings: {}, invention };
  const { manifest } = await publishCare(draft, values.into, session, origin);
  console.log(`${manifest.rows.person} persons`);
});
