// Rows with their numbers → a RawTable: the first row is the heading, and short rows are filled out so that every row has
// at least as many cells as the heading. Longer rows keep their surplus: interpretation decides what it means.
import type { RawTable } from './contract.ts';

export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** `rows` hold no empty row. Null when there is no row at all. */
export function tableFromRows(
  file: string,
  sheet: string | null,
  rows: readonly NumberedRow[],
): RawTable | null {
  const [heading, ...body] = rows;
  if (heading === undefined) return null;
  const columns = heading.cells.slice(0, heading.cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  return {
    file,
    sheet,
    headingRow: heading.row,
    columns,
    rows: body.map(({ row, cells }) => ({ row, cells: fitted(cells, columns.length) })),
  };
}

/** Filled out with empty cells to `width`; empty cells beyond it are dropped. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  if (cells.length === width) return cells;
  if (cells.length < width) return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
  return cells.slice(0, Math.max(width, cells.findLastIndex((cell) => cell.trim() !== '') + 1));
}
