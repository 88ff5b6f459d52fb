// The figures as CSV that Swedish Excel opens with a double click: semicolon between columns, decimal comma, UTF-8 with byte
// order mark (without it Excel reads å as Ã¥), CRLF (RFC 4180). Programs that want points and commas have the API.
import type { ReportDocument } from '../../report/contract.ts';
import type { FigureCell } from '../figure-columns.ts';
import { FIGURE_COLUMNS, figureRows } from '../figure-columns.ts';

const BYTE_ORDER_MARK = '\ufeff';
const SEPARATOR = ';';

/**
 * A text that begins like a formula is run by a spreadsheet that opens the file (OWASP, CSV Injection). An apostrophe in
 * front makes it text; numbers are written by us and need none.
 */
const FORMULA_START = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

export async function figuresCsv(report: ReportDocument): Promise<Uint8Array> {
  const rows = [
    FIGURE_COLUMNS.map((column) => quote(column.heading)),
    ...figureRows(report).map((row) => row.map(writeCell)),
  ];
  return new TextEncoder().encode(BYTE_ORDER_MARK + rows.map((row) => `${row.join(SEPARATOR)}\r\n`).join(''));
}

function writeCell(cell: FigureCell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return cell.value.replace('.', ',');
    case 'text':
      return quote(FORMULA_START.test(cell.text) ? `'${cell.text}` : cell.text);
  }
}

function quote(text: string): string {
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
