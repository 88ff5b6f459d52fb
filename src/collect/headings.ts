// Which column holds what: recognised by heading, in English and Swedish, or told by a mapping. The heading may stand some
// rows down, under a title.
import type { Checked, Problem } from '../core/problem.ts';
import type { MappedField, Mapping, RawTable } from './contract.ts';
import { MAPPED_FIELDS } from './contract.ts';
import { hasIdentity, MASK } from './identity.ts';
import { headingKey, quote } from './names.ts';
import { fileError, fileWarning } from './refusal.ts';
import { columnLetters } from './xlsx/sheet-rows.ts';

/** The first word is the one that Utfall writes itself and names in hints. */
export const HEADINGS = {
  indicator: ['indikator', 'indicator', 'mått', 'nyckeltal'],
  year: ['år', 'year', 'mätår'],
  period: ['period', 'mätperiod'],
  group_type: ['grupptyp', 'group type', 'nivå'],
  group: ['grupp', 'group', 'enhet', 'enhetsnamn'],
  sex: ['kön', 'sex', 'gender'],
  value: ['värde', 'value', 'utfall', 'resultat'],
  numerator: ['täljare', 'numerator'],
  denominator: ['nämnare', 'denominator', 'nämnare/antal fall'],
  status: ['status'],
  note: ['kommentar', 'note', 'anmärkning'],
} as const satisfies Record<MappedField, readonly string[]>;

/** How far down a heading is looked for. */
const TITLE_ROWS = 20;

export interface Layout {
  /** With its true heading: rows above it are gone. */
  readonly table: RawTable;
  readonly columns: Readonly<Partial<Record<MappedField, number>>>;
  readonly problems: readonly Problem[];
}

/** Finds the table's columns; null with the reason when its heading does not fit. */
export function findLayout(table: RawTable, mapping: Mapping | null): Checked<Layout> {
  const first = columnsOf(table.columns, mapping);
  if (missingFields(first.columns, mapping).length === 0) return layoutOf(table, first, mapping);
  for (const [index, { row, cells }] of table.rows.slice(0, TITLE_ROWS).entries()) {
    const found = columnsOf(cells, mapping);
    if (missingFields(found.columns, mapping).length > 0) continue;
    const columns = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
    return layoutOf(
      { ...table, headingRow: row, columns, rows: table.rows.slice(index + 1) },
      found,
      mapping,
    );
  }
  return { value: null, problems: [headingProblem(table, missingFields(first.columns, mapping), mapping)] };
}

/** The heading of a column, or its letter where there is none to show. */
export function columnName(table: RawTable, column: number): string {
  const heading = (table.columns[column] ?? '').trim();
  return heading === '' || hasIdentity(heading) ? columnLetters(column) : heading;
}

interface FoundColumns {
  readonly columns: Partial<Record<MappedField, number>>;
  /** Columns that claim a field which another column has already taken. */
  readonly repeated: readonly number[];
}

function columnsOf(headings: readonly string[], mapping: Mapping | null): FoundColumns {
  const fieldsByHeading = new Map<string, MappedField>();
  for (const field of MAPPED_FIELDS) {
    if (mapping?.columns[field] !== undefined || mapping?.fixed[field] !== undefined) continue;
    for (const heading of HEADINGS[field]) fieldsByHeading.set(headingKey(heading), field);
  }
  for (const field of MAPPED_FIELDS) {
    const heading = mapping?.columns[field];
    if (heading !== undefined) fieldsByHeading.set(headingKey(heading), field);
  }
  const columns: Partial<Record<MappedField, number>> = {};
  const repeated: number[] = [];
  headings.forEach((heading, index) => {
    const field = fieldsByHeading.get(headingKey(heading));
    if (field === undefined) return;
    if (columns[field] === undefined) columns[field] = index;
    else repeated.push(index);
  });
  return { columns, repeated };
}

function missingFields(
  columns: Partial<Record<MappedField, number>>,
  mapping: Mapping | null,
): readonly MappedField[] {
  const has = (field: MappedField) => columns[field] !== undefined || mapping?.fixed[field] !== undefined;
  const missing: MappedField[] = [];
  if (!has('indicator')) missing.push('indicator');
  if (!has('year') && !has('period')) missing.push('year');
  if (!has('value') && !has('numerator')) missing.push('value');
  // A column that the mapping names must be there, or it is another file than the mapping was made for.
  for (const field of MAPPED_FIELDS)
    if (mapping?.columns[field] !== undefined && columns[field] === undefined && !missing.includes(field))
      missing.push(field);
  return missing;
}

function layoutOf(table: RawTable, found: FoundColumns, mapping: Mapping | null): Checked<Layout> {
  const where = (column: number) => ({
    file: table.file,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    row: table.headingRow,
    column: columnName(table, column),
  });
  const known = new Set([...Object.values(found.columns), ...found.repeated]);
  const problems: Problem[] = found.repeated.map((column) =>
    fileError(
      'heading-repeated',
      where(column),
      'Två kolumner gör anspråk på samma innehåll.',
      'Ta bort eller döp om den ena.',
    ),
  );
  const isFilled = filledColumns(table);
  table.columns.forEach((heading, column) => {
    if (known.has(column) || (heading.trim() === '' && !isFilled.has(column))) return;
    problems.push(
      fileWarning(
        'column-unknown',
        where(column),
        heading.trim() === ''
          ? 'Kolumnen saknar rubrik och läses inte.'
          : `Kolumnen ${hasIdentity(heading) ? MASK : quote(heading)} känns inte igen och läses inte.`,
        'Inget behöver göras om den inte ska med. Annars: döp om den eller ange den i en mappning.',
      ),
    );
  });
  const { columns } = found;
  const hasGroup =
    columns.group !== undefined ||
    columns.group_type !== undefined ||
    mapping?.fixed.group !== undefined ||
    mapping?.fixed.group_type !== undefined;
  if (!hasGroup)
    problems.push(
      fileWarning(
        'no-group-column',
        { file: table.file, ...(table.sheet === null ? {} : { sheet: table.sheet }), row: table.headingRow },
        'Filen säger inte vilka grupper siffrorna gäller; alla räknas till hela regionen.',
        'Lägg till kolumnerna grupptyp och grupp om siffrorna gäller något annat.',
      ),
    );
  return { value: { table, columns, problems }, problems: [] };
}

function filledColumns(table: RawTable): ReadonlySet<number> {
  const filled = new Set<number>();
  for (const { cells } of table.rows)
    cells.forEach((cell, column) => {
      if (cell.trim() !== '') filled.add(column);
    });
  return filled;
}

function headingProblem(table: RawTable, missing: readonly MappedField[], mapping: Mapping | null): Problem {
  const words = missing.map((field) => mapping?.columns[field] ?? HEADINGS[field][0]);
  const place = {
    file: table.file,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    row: table.headingRow,
  };
  return fileError(
    'heading-unknown',
    place,
    `Rubriken saknar ${words.length === 1 ? 'kolumnen' : 'kolumnerna'} ${words.map(quote).join(', ')}.`,
    'Rubrikraden ska innehålla indikator, år (eller period) och värde, och gärna grupptyp, grupp, kön, täljare, nämnare, status och kommentar. Heter kolumnerna något annat kan en mappning tala om det.',
  );
}
