// Which files in a folder are tables of care data: contact.csv, contact.parquet, or any number of such files in a folder
// named contact. Only names and headings are read here.
import type { Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { hasIdentityNumber } from '../core/identity-number.ts';
import type { Problem } from '../core/problem.ts';
import type { CareSession } from '../measure/care-data/care-session.ts';
import { quoteText } from '../measure/care-data/care-session.ts';
import { careError } from '../measure/care-data/load/finding.ts';
import type { CareSource } from '../measure/care-data/load/source.ts';
import type { CareTableName } from '../measure/care-data/tables.ts';
import { CARE_TABLE_NAMES } from '../measure/care-data/tables.ts';

interface FoundFile {
  readonly table: CareTableName;
  readonly path: string;
  readonly name: string;
}

export interface CareSources {
  readonly sources: readonly CareSource[];
  readonly problems: readonly Problem[];
}

/** Throws when the folder can't be read. `session` must be allowed to read in it. */
export async function findCareSources(folder: string, session: CareSession): Promise<CareSources> {
  const problems: Problem[] = [];
  const files: FoundFile[] = [];
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  for (const entry of entries) {
    const table = tableOf(entry);
    if (table === null) problems.push(...unknownFile(entry));
    else if (entry.isDirectory()) files.push(...(await filesIn(folder, table)));
    else files.push({ table, path: join(folder, entry.name), name: entry.name });
  }
  const sources: CareSource[] = [];
  for (const file of files) {
    const form = await readForm(file, session);
    if ('kind' in form) sources.push({ ...file, form });
    else problems.push(form.problem);
  }
  return { sources, problems };
}

const FORMS = ['.csv', '.parquet'];

function tableOf(entry: Dirent): CareTableName | null {
  const extension = extname(entry.name).toLowerCase();
  const name = entry.isDirectory() ? entry.name : entry.name.slice(0, -extension.length);
  if (!entry.isDirectory() && !FORMS.includes(extension)) return null;
  return CARE_TABLE_NAMES.find((table) => table === name) ?? null;
}

/** What a version of care data has beside its tables is no problem: a version can be read in again. */
const BESIDE_TABLES = ['manifest.json', 'coverage.parquet'];

function unknownFile({ name }: Dirent): readonly Problem[] {
  if (name.startsWith('.') || BESIDE_TABLES.includes(name)) return [];
  if (hasIdentityNumber(name))
    return [
      careError('identity-number', {}, 'En fils namn innehåller ett personnummer.', 'Byt namn på filen.'),
    ];
  return [
    {
      code: 'unknown-file',
      severity: 'warning',
      where: { file: name.slice(0, 80) },
      message: 'Filen hör inte till någon tabell och läses inte.',
      hint: `Tabeller: ${CARE_TABLE_NAMES.join(', ')}, som .csv eller .parquet.`,
    },
  ];
}

async function filesIn(folder: string, table: CareTableName): Promise<readonly FoundFile[]> {
  const entries = await readdir(join(folder, table), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && FORMS.includes(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({ table, path, name: path.slice(folder.length + 1).replaceAll('\\', '/') }));
}

async function readForm(
  file: FoundFile,
  session: CareSession,
): Promise<CareSource['form'] | { readonly problem: Problem }> {
  return extname(file.path).toLowerCase() === '.csv' ? readHeading(file) : readSchema(file, session);
}

/** A heading is short: more than this is no table of ours. */
const HEADING_BYTES = 10_000;

async function readHeading({
  path,
  name,
}: FoundFile): Promise<CareSource['form'] | { readonly problem: Problem }> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADING_BYTES), 0, HEADING_BYTES, 0);
    const [first = ''] = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
    if (first.trim() === '')
      return {
        problem: careError(
          'empty-file',
          { file: name },
          'Filen är tom.',
          'Den första raden ska ha kolumnernas namn.',
        ),
      };
    const delimiter = first.split(';').length > first.split(',').length ? ';' : ',';
    const columns = first.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return { kind: 'csv', delimiter, columns };
  } finally {
    await handle.close();
  }
}

async function readSchema(
  { path, name }: FoundFile,
  session: CareSession,
): Promise<CareSource['form'] | { readonly problem: Problem }> {
  try {
    const rows = await session.rows(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${quoteText(path)}, hive_partitioning = false))`,
    );
    return {
      kind: 'parquet',
      columns: rows.map(({ column_name, column_type }) => ({
        name: String(column_name),
        type: String(column_type),
      })),
    };
  } catch {
    // The engine's own message may hold the file's content.
    return {
      problem: careError(
        'unreadable-file',
        { file: name },
        'Filen är ingen hel Parquet-fil.',
        'Gör om utdraget, eller lämna tabellen som CSV.',
      ),
    };
  }
}
