// The figures of a report as a plain table, the same in CSV and XLSX: one row per figure, Swedish headings, numbers as numbers.
import type { Decimal } from '../core/decimal.ts';
import { decimal } from '../core/decimal.ts';
import type { ReportDocument, ReportFigure } from '../report/contract.ts';

export type FigureCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'empty' };

interface FigureColumn {
  readonly heading: string;
  /** Width in the spreadsheet, in characters. */
  readonly width: number;
  readonly read: (figure: ReportFigure, report: ReportDocument) => FigureCell;
}

const text = (value: string | null): FigureCell =>
  value === null || value === '' ? { kind: 'empty' } : { kind: 'text', text: value };

/** A value that is no plain decimal is kept as the text it is rather than lost. */
const number = (value: string | number | null): FigureCell => {
  if (value === null || value === '') return { kind: 'empty' };
  return /^-?\d+(\.\d+)?$/.test(String(value))
    ? { kind: 'number', value: decimal(String(value)) }
    : { kind: 'text', text: String(value) };
};

export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { heading: 'Indikator', width: 44, read: (figure) => text(figure.indicator) },
  { heading: 'Indikator-id', width: 18, read: (figure) => text(figure.indicatorId) },
  { heading: 'Mål', width: 44, read: (figure) => text(figure.goal) },
  { heading: 'Period', width: 12, read: (figure) => text(figure.period) },
  { heading: 'Gruppslag', width: 14, read: (figure) => text(figure.groupKind) },
  { heading: 'Grupp', width: 24, read: (figure) => text(figure.group) },
  { heading: 'Kön', width: 10, read: (figure) => text(figure.sex) },
  { heading: 'Värde', width: 12, read: (figure) => number(figure.value) },
  { heading: 'Enhet', width: 14, read: (figure) => text(figure.unit) },
  { heading: 'Täljare', width: 12, read: (figure) => number(figure.numerator) },
  { heading: 'Nämnare', width: 12, read: (figure) => number(figure.denominator) },
  { heading: 'Saknas', width: 20, read: (figure) => text(figure.missing) },
  { heading: 'Målvärde', width: 14, read: (figure) => text(figure.target) },
  { heading: 'Status', width: 18, read: (figure) => text(figure.light) },
  { heading: 'Källa', width: 30, read: (figure) => text(figure.source) },
  { heading: 'Fil', width: 20, read: (figure) => text(figure.file) },
  { heading: 'Rad', width: 8, read: (figure) => number(figure.row) },
  { heading: 'Anmärkning', width: 40, read: (figure) => text(figure.note) },
  { heading: 'Påhittad', width: 10, read: (_, report) => text(report.isInvented ? 'ja' : 'nej') },
];

export function figureRows(report: ReportDocument): readonly (readonly FigureCell[])[] {
  return report.figures.map((figure) => FIGURE_COLUMNS.map((column) => column.read(figure, report)));
}
