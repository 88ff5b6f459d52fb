// Cells as written → values of the contract's types, in SQL. Nothing is guessed: 2024-3-1, 1e3 and 31/12-2024 are refused,
// with the cell's text kept in `wrong` until the person has been told. A value that is cut or rounded on the way would be a
// wrong figure later; only decimals beyond the fourth are rounded.
import { quoteName, quoteText } from '../care-session.ts';
import type { CareColumn, ColumnType } from '../tables.ts';
import { bucketOf, PARQUET_TYPES } from '../write-parquet.ts';
import type { CareSource } from './source.ts';
import { cellOf, columnsOf, readSource } from './source.ts';

/** What a cell may look like; null: anything. Nine digits at most, so that no number can be a personal identity number. */
const FORMS: Readonly<Record<ColumnType, string | null>> = {
  text: null,
  integer: '^[-+]?[0-9]{1,9}$',
  decimal: '^[-+]?[0-9]{1,9}([.,][0-9]+)?$',
  date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  boolean: '^(?i:true|false|1|0|ja|nej)$',
  timestamp: '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$',
};

/** What a cell should have looked like, for people. */
export const FORM_WORDS = {
  text: 'text',
  integer: 'ett heltal, till exempel 90',
  decimal: 'ett tal, till exempel 52 eller 27.5',
  date: 'ett datum som finns, till exempel 2024-03-31',
  boolean: 'true eller false',
  timestamp: 'en tidpunkt som finns, till exempel 2024-03-19 08:15:00',
} as const satisfies Record<ColumnType, string>;

/**
 * SQL that reads the file's rows as the table's columns in order, then `bucket`, then `wrong`: a list of {col, txt} of the
 * cells that could not be read, null when there is none.
 */
export function selectTyped(source: CareSource): string {
  const columns = columnsOf(source.table);
  const cells = columns.map((column) => readCell(source, column));
  const values = columns.map(({ name }, place) => `${cells[place]?.value} AS ${quoteName(name)}`);
  const failures = columns.flatMap(({ name }, place) => {
    const cell = cells[place];
    return cell === undefined || cell.text === null ? [] : [{ name, text: cell.text, value: cell.value }];
  });
  const wrong = failures.map(
    ({ name, text, value }) =>
      `CASE WHEN ${text} IS NOT NULL AND (${value}) IS NULL THEN {'col': ${quoteText(name)}, 'txt': ${text}} END`,
  );
  const isWrong = failures.map(({ text, value }) => `(${text} IS NOT NULL AND (${value}) IS NULL)`);
  const wrongList =
    failures.length === 0
      ? 'NULL'
      : `CASE WHEN ${isWrong.join(' OR ')} THEN list_filter([${wrong.join(', ')}], cell -> cell IS NOT NULL) END`;
  const person = columns.some(({ name }) => name === 'person') ? textOf(cellOf(source, 'person')) : 'NULL';
  return `SELECT ${values.join(', ')}, ${bucketOf(person)}::UTINYINT AS bucket,
      ${wrongList}::STRUCT(col VARCHAR, txt VARCHAR)[] AS wrong
    FROM ${readSource(source)}`;
}

interface Cell {
  readonly value: string;
  /** The cell as written; null where it already has its type and can't be wrong. */
  readonly text: string | null;
}

function readCell(source: CareSource, { name, type }: CareColumn): Cell {
  const cell = cellOf(source, name);
  const target = PARQUET_TYPES[type];
  if (cell === 'NULL') return { value: `NULL::${target}`, text: null };
  if (source.form.kind === 'parquet') {
    const own = source.form.columns.find((column) => column.name === name)?.type;
    if (own === target && type !== 'text') return { value: cell, text: null };
  }
  const text = textOf(cell);
  if (type === 'text') return { value: text, text: null };
  const form = FORMS[type];
  if (form === null) throw new Error(`${type} has no form`);
  const read = `CASE WHEN regexp_full_match(${text}, ${quoteText(form)}) THEN ${castTo(type, text)} END`;
  return { value: read, text };
}

function textOf(cell: string): string {
  return `nullif(trim(CAST(${cell} AS VARCHAR)), '')`;
}

function castTo(type: ColumnType, text: string): string {
  if (type === 'boolean') return `lower(${text}) IN ('true', '1', 'ja')`;
  if (type === 'decimal') return `TRY_CAST(replace(${text}, ',', '.') AS ${PARQUET_TYPES.decimal})`;
  return `TRY_CAST(${text} AS ${PARQUET_TYPES[type]})`;
}
