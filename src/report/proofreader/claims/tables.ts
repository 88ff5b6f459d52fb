// Tables as grids of figures: what each column is, which row or column is a total, and the caption with its number.
import type { ProofTable, ProofText } from '../document.ts';
import type { Figure } from '../figures/figure.ts';
import { findFigures } from '../figures/find-figures.ts';
import { tokenise } from '../figures/tokens.ts';
import type { Reading } from './reading.ts';

export interface Cell {
  readonly source: ProofText;
  /** The cell's only figure, when it holds one figure and nothing else than its unit; else null. */
  readonly figure: Figure | null;
  readonly lower: string;
}

export interface Grid {
  readonly table: ProofTable;
  /** Caption of the table itself or of the paragraph just before it, when that is one. */
  readonly caption: ProofText | null;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly columns: readonly ColumnKind[];
  /** Index of the row that is the total of those above; −1 when none. */
  readonly totalRow: number;
}

type ColumnKind =
  | { readonly kind: 'label' }
  | { readonly kind: 'figures'; readonly isTotal: boolean }
  | { readonly kind: 'text' };

export function readTables(reading: Reading): Grid[] {
  return reading.passages.flatMap((passage, index) => {
    if (passage.kind !== 'table') return [];
    const before = reading.passages[index - 1];
    const caption =
      passage.table.caption ??
      (before?.kind === 'text' && isCaption(before.source.text) ? before.source : null);
    return [toGrid(passage.table, caption)];
  });
}

const CAPTION = /^(?:tabell|figur|diagram|bild)\s+\d+/iu;

export function isCaption(text: string): boolean {
  return CAPTION.test(text.trim());
}

const TOTAL = /^(?:totalt|summa|samtliga|total|hela länet|länet totalt|regionen totalt|alla)\b/u;

function toGrid(table: ProofTable, caption: ProofText | null): Grid {
  const rows = table.rows.map((row) => row.map(toCell));
  const header = table.header.map(toCell);
  const width = Math.max(header.length, ...rows.slice(0, 200).map((row) => row.length), 0);
  const columns = Array.from({ length: width }, (_, column): ColumnKind => {
    if (column === 0) return { kind: 'label' };
    const cells = rows.map((row) => row[column]).filter((cell) => cell !== undefined && cell.lower !== '');
    const figures = cells.filter((cell) => cell?.figure !== null && cell?.figure !== undefined);
    const isFigures = figures.length > 0 && figures.length * 2 >= cells.length;
    return isFigures
      ? { kind: 'figures', isTotal: TOTAL.test(header[column]?.lower ?? '') }
      : { kind: 'text' };
  });
  const last = rows.length - 1;
  const totalRow = rows.findIndex((row, index) => index === last && TOTAL.test(row[0]?.lower ?? ''));
  return { table, caption, header, rows, columns, totalRow };
}

function toCell(source: ProofText): Cell {
  const lower = source.text.trim().toLowerCase();
  const blank = { source, figure: null, lower };
  if (lower === '' || lower.length > 40 || !/\d/u.test(lower)) return blank;
  const tokens = tokenise(source.text);
  const figures = findFigures(source.text, tokens);
  const [only, ...more] = figures;
  if (only === undefined || more.length > 0 || only.isWord) return blank;
  const rest = (source.text.slice(0, only.start) + source.text.slice(only.end)).replace(
    /[\s()*<>≤≥=±+]/gu,
    '',
  );
  // A number of four digits in a cell is mostly a count, in a heading a year.
  const figure: Figure = only.kind === 'value' ? only : { ...only, kind: 'value' };
  return rest === '' && only.kind !== 'label' ? { source, figure, lower } : blank;
}
