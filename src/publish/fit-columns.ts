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

/** What is kept on one line, as long as there is room for it: numbers and lights, numbers alone, nothing but words. */
const KEPT = ['numbers and lights', 'numbers', 'words'] as const;
type Kept = (typeof KEPT)[number];

/** Shares that add up to 1. */
export function fitColumns(block: TableBlock, measures: ColumnMeasures): readonly number[] {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const wished = block.columns.map((column) => (column.width / total) * measures.available);
  const ambitions = KEPT.map((kept) => needs(block, measures, kept));
  const least = ambitions.find((need) => sum(need) <= measures.available) ?? ambitions.at(-1) ?? [];
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

/** What each column needs: the widest line that is kept, else the widest word. */
function needs(block: TableBlock, measures: ColumnMeasures, kept: Kept): readonly number[] {
  return block.columns.map((column, index) => {
    const rows = block.rows.filter((row) => !isHeadingRow(row));
    const isWhole = kept !== 'words' && column.align === 'right';
    const isLightWhole = kept === 'numbers and lights';
    const widths = [
      widestPart(column.heading, { size: measures.textSize, weight: 600, isWhole: false }),
      ...rows.map((row) => {
        const cell = row.cells[index];
        return cell === undefined
          ? 0
          : cellNeed(cell, measures, { isWhole, isLightWhole, isGroup: row.isGroup === true });
      }),
    ];
    const need = Math.max(...widths) + measures.padding(index, column.align) + 1;
    const asked = column.width * measures.available;
    return index === 0 ? Math.max(need, Math.min(asked, measures.available * FIRST_COLUMN)) : need;
  });
}

interface CellSetting {
  readonly isWhole: boolean;
  readonly isLightWhole: boolean;
  readonly isGroup: boolean;
}

function cellNeed(
  cell: TableCell,
  { textSize, subSize, symbol }: ColumnMeasures,
  { isWhole, isLightWhole, isGroup }: CellSetting,
): number {
  const weight = isGroup || cell.isStrong === true ? 600 : 400;
  const keepsText = isWhole || (isLightWhole && cell.light !== undefined);
  const text = widestPart(cellText(cell), { size: textSize, weight, isWhole: keepsText });
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
