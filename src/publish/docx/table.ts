// A report table as a native Word table: heading rows repeat, rows are not parted, numbers stand to the right, lines only.
import {
  AlignmentType,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  TableCell as WordCell,
} from 'docx';
import type { Block, TableCell } from '../../report/contract.ts';
import { fitColumns } from '../fit-columns.ts';
import { cellText, isHeadingRow } from '../prepare.ts';
import type { Drawings } from './drawings.ts';
import { HAIRLINE, INK_3, NO_BORDER, RULE, TEXT_WIDTH } from './styles.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;
type Row = TableBlock['rows'][number];
type Column = TableBlock['columns'][number];

/** A table of at most this many rows is kept on one page. */
const SMALL = 6;
const SIDE = 70;
/** Words beside a column of numbers need more air than numbers beside numbers. */
const BEFORE_WORDS = 220;

/** As in styles.ts, in points. Calibri is narrower than Source Sans 3, so what fits in one fits in the other. */
const MEASURES = {
  available: TEXT_WIDTH / 20,
  textSize: 9,
  subSize: 8,
  symbol: 13,
  padding: (column: number, align: 'left' | 'right') =>
    (column === 0 ? SIDE : align === 'left' ? BEFORE_WORDS + SIDE : 2 * SIDE) / 20,
} as const;

export function wordTable(block: TableBlock, drawings: Drawings): Table {
  const widths = fitColumns(block, MEASURES).map((share) => Math.round(share * TEXT_WIDTH));
  const keepsTogether = block.rows.length <= SMALL;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: NO_BORDER,
      bottom: RULE,
      left: NO_BORDER,
      right: NO_BORDER,
      insideHorizontal: HAIRLINE,
      insideVertical: NO_BORDER,
    },
    rows: [
      headingRow(block.columns, widths),
      ...block.rows.map((row, index) =>
        bodyRow(row, {
          columns: block.columns,
          widths,
          drawings,
          keepNext: keepsTogether && index < block.rows.length - 1,
        }),
      ),
    ],
  });
}

function alignment(column: Column | undefined): (typeof AlignmentType)[keyof typeof AlignmentType] {
  return column?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
}

/** No space before the first column or after the last: the text stands flush with the lines. */
function margins(index: number, columns: readonly Column[]) {
  return {
    left: index === 0 ? 0 : columns[index]?.align === 'left' ? BEFORE_WORDS : SIDE,
    right: index === columns.length - 1 ? 0 : SIDE,
    top: 0,
    bottom: 0,
    marginUnitType: WidthType.DXA,
  };
}

function headingRow(columns: readonly Column[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, index) =>
        new WordCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: margins(index, columns),
          verticalAlign: VerticalAlignTable.BOTTOM,
          borders: { bottom: RULE },
          children: [
            new Paragraph({
              style: 'Cell',
              alignment: alignment(column),
              keepNext: true,
              children: [new TextRun({ text: column.heading, bold: true })],
            }),
          ],
        }),
    ),
  });
}

interface RowSetting {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly drawings: Drawings;
  readonly keepNext: boolean;
}

function bodyRow(row: Row, setting: RowSetting): TableRow {
  const { columns, widths, drawings, keepNext } = setting;
  if (isHeadingRow(row)) {
    const text = new TextRun({ text: row.cells[0]?.text ?? '', bold: true });
    return new TableRow({
      cantSplit: true,
      children: [
        new WordCell({
          columnSpan: columns.length,
          margins: margins(0, columns.slice(0, 1)),
          children: [
            new Paragraph({ style: 'Cell', keepNext: true, spacing: { before: 180 }, children: [text] }),
          ],
        }),
      ],
    });
  }
  return new TableRow({
    cantSplit: true,
    children: row.cells.map(
      (cell, index) =>
        new WordCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: margins(index, columns),
          children: [
            new Paragraph({
              style: 'Cell',
              alignment: alignment(columns[index]),
              keepNext,
              ...(cell.light === undefined ? {} : { indent: { left: 260, hanging: 260 } }),
              children: cellRuns(cell, {
                drawings,
                isStrong: row.isGroup === true || cell.isStrong === true,
              }),
            }),
          ],
        }),
    ),
  });
}

function cellRuns(
  cell: TableCell,
  { drawings, isStrong }: { readonly drawings: Drawings; readonly isStrong: boolean },
) {
  const word = new TextRun({
    text: cell.light === undefined ? cellText(cell) : `\u00a0${cellText(cell)}`,
    bold: isStrong,
  });
  const below = (cell.sub ?? []).map((line) => new TextRun({ text: line, break: 1, size: 16, color: INK_3 }));
  return cell.light === undefined ? [word, ...below] : [drawings.light(cell.light), word, ...below];
}
