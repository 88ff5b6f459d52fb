// A table's file as the app found it, before a single row is read: which columns it says it has, and whether they are the
// contract's. Unknown columns are refused: what nobody has described might say who a person is.
import { hasIdentityNumber } from '../../../core/identity-number.ts';
import type { Problem } from '../../../core/problem.ts';
import { quoteName, quoteText } from '../care-session.ts';
import type { CareColumn, CareTableName } from '../tables.ts';
import { CARE_TABLES } from '../tables.ts';
import { careError } from './finding.ts';

export interface CareSource {
  readonly table: CareTableName;
  /** Absolute, for the engine. */
  readonly path: string;
  /** As the person knows it: "contact.csv", "contact/2024.parquet". */
  readonly name: string;
  readonly form:
    | { readonly kind: 'csv'; readonly delimiter: ',' | ';'; readonly columns: readonly string[] }
    | {
        readonly kind: 'parquet';
        /** DuckDB's type of each column: "VARCHAR", "DATE". */
        readonly columns: readonly { readonly name: string; readonly type: string }[];
      };
}

export function columnsOf(table: CareTableName): readonly CareColumn[] {
  return CARE_TABLES[table].columns;
}

export function columnNames({ form }: CareSource): readonly string[] {
  return form.kind === 'csv' ? form.columns : form.columns.map(({ name }) => name);
}

/** SQL for the rows of the file as they are written; CSV as text, Parquet with its own types. */
export function readSource({ path, form }: CareSource): string {
  if (form.kind === 'parquet') return `read_parquet(${quoteText(path)}, hive_partitioning = false)`;
  const columns = form.columns.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(', ');
  // Everything is said: nothing is guessed from the first rows. Rows that can't be split are kept apart, with their lines.
  return `read_csv(${quoteText(path)}, auto_detect = false, header = true, delim = '${form.delimiter}', quote = '"',
    escape = '"', nullstr = '', strict_mode = true, store_rejects = true, rejects_limit = ${MOST_REJECTED},
    columns = {${columns}})`;
}

/** Enough to see what is wrong with a file. */
const MOST_REJECTED = 10_000;

/** The name of the file and its headings, before its rows. */
export function checkColumns(source: CareSource): readonly Problem[] {
  const names = columnNames(source);
  const where = { file: source.name };
  if (names.some(hasIdentityNumber) || hasIdentityNumber(source.name))
    return [
      careError(
        'identity-number',
        { file: source.table },
        'Filens namn eller en rubrik innehåller ett personnummer.',
        IDENTITY_HINT,
      ),
    ];
  const known = columnsOf(source.table);
  const missing = known.filter(({ name, isNullable }) => !isNullable && !names.includes(name));
  const unknown = names.filter((name) => !known.some((column) => column.name === name));
  const repeated = names.filter((name, place) => names.indexOf(name) !== place);
  const hint = `Tabellen ${source.table} har kolumnerna ${known.map(({ name }) => name).join(', ')}.`;
  return [
    ...missing.map(({ name }) =>
      careError('missing-column', { ...where, column: name }, 'Kolumnen saknas.', hint),
    ),
    ...unknown.map((name) =>
      careError(
        'unknown-column',
        { ...where, column: name.slice(0, 60) },
        'Kolumnen hör inte till tabellen.',
        `${hint} Ta bort den ur filen.`,
      ),
    ),
    ...repeated.map((name) =>
      careError('repeated-column', { ...where, column: name }, 'Kolumnen finns två gånger.', hint),
    ),
  ];
}

export const IDENTITY_HINT =
  'Hela inläsningen är stoppad. Byt personnummer mot pseudonymer i utdraget: Utfall tar aldrig emot personnummer.';

/** The file's column of this name, quoted, or NULL when the file does not have it. */
export function cellOf(source: CareSource, name: string): string {
  return columnNames(source).includes(name) ? quoteName(name) : 'NULL';
}
