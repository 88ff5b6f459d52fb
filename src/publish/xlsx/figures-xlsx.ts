// The figures as a workbook: a sheet with one row per figure and a sheet that says what they are. Texts are written as text
// cells, never as formulas, so a text that begins with = does nothing.
import { type CellStyle, type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Decimal } from '../../core/decimal.ts';
import { decimalsOf } from '../../core/decimal.ts';
import type { ReportDocument } from '../../report/contract.ts';
import type { FigureCell } from '../figure-columns.ts';
import { FIGURE_COLUMNS, figureRows } from '../figure-columns.ts';
import { WORDS, writeDate } from '../words.ts';
import { fixZipDates } from '../zip-dates.ts';

const HEADING: CellStyle = {
  font: { bold: true },
  alignment: { vertical: 'bottom', wrapText: true },
  border: { bottom: { style: 'thin' } },
};
const BOLD: CellStyle = { font: { bold: true } };

export async function figuresXlsx(report: ReportDocument): Promise<Uint8Array> {
  const at = new Date(report.knownAt);
  const bytes = await writeXlsx({
    sheets: [figureSheet(report), aboutSheet(report)],
    properties: {
      title: `${report.title}, ${report.regionName}: siffror`,
      creator: report.regionName,
      created: at,
      modified: at,
    },
  });
  return fixZipDates(bytes, at);
}

function figureSheet(report: ReportDocument): WriteSheet {
  const figures = figureRows(report);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const column of FIGURE_COLUMNS.keys()) cells.set(`0,${column}`, { style: HEADING });
  figures.forEach((row, index) => {
    row.forEach((cell, column) => {
      if (cell.kind === 'number')
        cells.set(`${index + 1},${column}`, { style: { numFmt: numberFormat(cell.value) } });
    });
  });
  return {
    name: 'Siffror',
    columns: FIGURE_COLUMNS.map(({ width }) => ({ width })),
    rows: [FIGURE_COLUMNS.map((column) => column.heading), ...figures.map((row) => row.map(cellValue))],
    cells,
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${colToLetter(FIGURE_COLUMNS.length - 1)}${figures.length + 1}` },
  };
}

function cellValue(cell: FigureCell): CellValue {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'number':
      return Number(cell.value);
    case 'text':
      return cell.text;
  }
}

/** As many decimals as were delivered; Excel writes comma or point after its own language. */
function numberFormat(value: Decimal): string {
  const decimals = decimalsOf(value);
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

function aboutSheet(report: ReportDocument): WriteSheet {
  const facts: readonly (readonly [string, string])[] = [
    ['Rapport', report.title],
    ['Region', report.regionName],
    ['År', String(report.year)],
    ['Version', report.label],
    ['Känt till och med', writeDate(report.knownAt)],
    [
      'Källor',
      [...new Set(report.figures.map((figure) => figure.source).filter((source) => source !== ''))].join(
        '; ',
      ),
    ],
    ...(report.isInvented ? ([[WORDS.invented, WORDS.inventedSentence]] as const) : []),
    ['Tomma värden', 'Kolumnen Saknas säger varför ett värde inte finns. Ett tomt värde är aldrig noll.'],
  ];
  return {
    name: 'Om',
    columns: [
      { width: 20, style: BOLD },
      { width: 90, style: { alignment: { wrapText: true, vertical: 'top' } } },
    ],
    rows: facts.map(([name, value]) => [name, value]),
  };
}
