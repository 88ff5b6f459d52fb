// Column widths for paper. The report says what share each column should have; here no column becomes narrower than what
// stands in it: numbers are never broken over lines, and words never run into the next column.
import type { FontWeight } from '../charts/text-width.ts';
import { textWidth } from '../charts/text-width.ts';
import type { Block, TableCell } from '../report/contract.ts';
import { cellText, isHeadingRow } from './prepare.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

export interface ColumnMeasures {
  /** Width of the table, in the unit of the font sizes. */
  readonly available: number;
  readonly textSize: number;
  readonly subSize: number;
  /** Room for the light's symbol. */
  readonly symbol: number;
  /** Room to the sides of the text in a column. */
  readonly padding: (column: number, align: 'left' | 'right') => number;
}

/** Shares that add up to 1. */
export function fitColumns(block: TableBlock, measures: ColumnMeasures): readonly number[] {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const wished = block.columns.map((column) => (column.width / total) * measures.available);
  const whole = needs(block, measures, true);
  const least = sum(whole) <= measures.available ? whole : needs(block, measures, false);
  const scale = Math.min(1, measures.available / sum(least));
  const floor = least.map((need) => need * scale);
  const spare = wished.map((wish, index) => Math.max(0, wish - (floor[index] ?? 0)));
  const left = measures.available - sum(floor);
  return floor.map(
    (need, index) => (need + (left * (spare[index] ?? 0)) / (sum(spare) || 1)) / measures.available,
  );
}

/** The first column names what the row is about and is never squeezed to a strip. */
const FIRST_COLUMN = 0.22;

/** What each column needs: its widest word; with `keepLines`, the widest line of the columns with numbers. */
function needs(block: TableBlock, measures: ColumnMeasures, keepLines: boolean): readonly number[] {
  return block.columns.map((column, index) => {
    const rows = block.rows.filter((row) => !isHeadingRow(row));
    const isWhole = keepLines && column.align === 'right';
    const widths = [
      widestPart(column.heading, { size: measures.textSize, weight: 600, isWhole: false }),
      ...rows.map((row) => {
        const cell = row.cells[index];
        return cell === undefined ? 0 : cellNeed(cell, measures, { isWhole, isGroup: row.isGroup === true });
      }),
    ];
    const need = Math.max(...widths) + measures.padding(index, column.align) + 1;
    const asked = column.width * measures.available;
    return index === 0 ? Math.max(need, Math.min(asked, measures.available * FIRST_COLUMN)) : need;
  });
}

interface CellSetting {
  readonly isWhole: boolean;
  readonly isGroup: boolean;
}

function cellNeed(
  cell: TableCell,
  { textSize, subSize, symbol }: ColumnMeasures,
  { isWhole, isGroup }: CellSetting,
): number {
  const weight = isGroup || cell.isStrong === true ? 600 : 400;
  const text = widestPart(cellText(cell), { size: textSize, weight, isWhole });
  const lines = (cell.sub ?? []).map((line) => widestPart(line, { size: subSize, weight: 400, isWhole }));
  return Math.max(text, ...lines) + (cell.light === undefined ? 0 : symbol);
}

interface PartSetting {
  readonly size: number;
  readonly weight: FontWeight;
  readonly isWhole: boolean;
}

function widestPart(text: string, { size, weight, isWhole }: PartSetting): number {
  const parts = isWhole ? text.split('\n') : text.split(/[ \n]+|(?<=[-–/])/);
  return Math.max(0, ...parts.map((part) => textWidth(part, weight, size)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
