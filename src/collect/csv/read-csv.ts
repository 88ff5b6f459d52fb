// Decoded text → one table. csv-parse does the grammar; here are the caps, the row numbers and the sentences.
// Cells stay as written. The heading is the first row that holds anything.
import { CsvError, parse } from 'csv-parse/sync';
import type { RawTable, ReadLimits } from '../contract.ts';
import { fileError, Refusal } from '../refusal.ts';
import { tableFromRows } from '../table-from-rows.ts';
import { findSeparator } from './separator.ts';

/** "sep=;" as a first line: Excel's own way to tell the separator. */
const SEPARATOR_LINE = /^\ufeff?"?sep=([;,\t])"?\r?\n/i;

/** Throws a Refusal when the text breaks a limit or is no table. */
export function readCsv(text: string, file: string, limits: ReadLimits): readonly RawTable[] {
  const told = SEPARATOR_LINE.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const firstRow = told ? 2 : 1;
  const separator = told?.[1] ?? findSeparator(body);
  refuseFloods(body, separator, firstRow, file);
  const rows: { row: number; cells: readonly string[] }[] = [];
  let row = firstRow - 1;
  const take = (cells: readonly string[]): null => {
    row += 1;
    checkSize(cells, row, file, limits);
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    return null;
  };
  try {
    parse(body, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      on_record: take,
    });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    if (!(cause instanceof CsvError)) throw cause;
    throw new Refusal(grammarProblem(cause, row + 1, file));
  }
  const table = tableFromRows(file, null, rows);
  return table === null ? [] : [table];
}

/** Far more than the cells of any table within the limits, and few enough to hold in memory. */
const MOST_CELLS = 5_000_000;
/** More separators than a row of allowed cells can hold, even inside its texts. */
const MOST_SEPARATORS_PER_LINE = 100_000;

/** Before the grammar makes an array of them: a file of separators would fill the memory. */
function refuseFloods(text: string, separator: string, firstRow: number, file: string): void {
  const code = separator.charCodeAt(0);
  let line = firstRow;
  let inLine = 0;
  let inAll = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === 10 || character === 13) {
      line += 1;
      inLine = 0;
    } else if (character === code) {
      inLine += 1;
      inAll += 1;
      if (inLine > MOST_SEPARATORS_PER_LINE || inAll > MOST_CELLS) break;
    }
  }
  if (inLine <= MOST_SEPARATORS_PER_LINE && inAll <= MOST_CELLS) return;
  throw new Refusal(
    fileError(
      'too-many-cells',
      { file, row: line },
      'Filen har fler celler än någon tabell med siffror.',
      'Kontrollera att filen verkligen är en tabell, eller dela upp den.',
    ),
  );
}

function checkSize(cells: readonly string[], row: number, file: string, limits: ReadLimits): void {
  if (row > limits.rows + 1)
    throw new Refusal(
      fileError(
        'too-many-rows',
        { file, row },
        `Filen har fler än ${limits.rows} rader, som är gränsen.`,
        'Dela upp filen och lämna in delarna var för sig.',
      ),
    );
  if (cells.length > limits.columns && cells.findLastIndex((cell) => cell !== '') >= limits.columns)
    throw new Refusal(
      fileError(
        'too-many-columns',
        { file, row },
        `Raden har ${cells.length} celler; gränsen är ${limits.columns}.`,
        'Ta bort kolumner som inte behövs, eller kontrollera att filen verkligen är en tabell.',
      ),
    );
  const long = cells.findIndex((cell) => cell.length > limits.cellCharacters);
  if (long >= 0)
    throw new Refusal(
      fileError(
        'cell-too-long',
        { file, row, column: String(long + 1) },
        `En cell är längre än ${limits.cellCharacters} tecken, som är gränsen.`,
        'Troligen saknas ett citattecken eller en radbrytning. Kontrollera raden.',
      ),
    );
}

function grammarProblem(error: CsvError, row: number, file: string) {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return fileError(
      'quote-not-closed',
      { file, row },
      'Ett citattecken öppnas men stängs aldrig, så resten av filen blir en enda cell.',
      'Sätt ett citattecken där cellen slutar, eller ta bort det som öppnar.',
    );
  return fileError(
    'csv-broken',
    { file, row },
    'Raden går inte att dela upp i celler.',
    'Öppna filen i Excel och spara den som ”CSV UTF-8” eller som XLSX.',
  );
}
