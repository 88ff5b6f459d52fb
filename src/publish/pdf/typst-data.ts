// The report as plain data for report.typ: every text is a string, every picture an SVG, nothing is markup.
import { chartSvg, lightSvg, svgSize } from '../../charts/svg.ts';
import type { Light } from '../../core/light.ts';
import { LIGHTS } from '../../core/light.ts';
import type { Prose } from '../../core/prose.ts';
import type { Block, ReportDocument, TableCell } from '../../report/contract.ts';
import { fitColumns } from '../fit-columns.ts';
import { cellText, isHeadingRow } from '../prepare.ts';
import { keepYear, WORDS, writeDate, writeKnownAt } from '../words.ts';

/** Layout width of a chart: set to the width of the text (166 mm) its 13 px labels become 9 points. */
export const CHART_WIDTH = 680;

/** As in report.typ: width of the text, sizes and insets of a table, in points. */
const MEASURES = {
  available: (166 / 25.4) * 72,
  textSize: 9,
  subSize: 7.8,
  symbol: 13,
  padding: (column: number, align: 'left' | 'right') => (column === 0 ? 3.5 : align === 'left' ? 13.5 : 7),
} as const;

export interface TypstInline {
  readonly text: string;
  readonly strong: boolean;
}

export interface TypstCell {
  readonly text: string;
  readonly sub: readonly string[];
  readonly light: Light | null;
  readonly strong: boolean;
}

export type TypstBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly prose: readonly TypstInline[]; readonly by: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly TypstInline[])[] }
  | {
      readonly kind: 'table';
      readonly number: string;
      readonly caption: string;
      readonly headings: readonly string[];
      readonly aligns: readonly ('left' | 'right')[];
      readonly widths: readonly number[];
      readonly rows: readonly {
        readonly group: boolean;
        readonly heading: boolean;
        readonly cells: readonly TypstCell[];
      }[];
      readonly note: string;
    }
  | {
      readonly kind: 'chart';
      readonly number: string;
      readonly caption: string;
      readonly subtitle: string;
      readonly alt: string;
      readonly svg: string;
      /** Height over width. */
      readonly shape: number;
      readonly source: string;
    };

export interface TypstReport {
  readonly title: string;
  readonly coverTitle: string;
  readonly subtitle: string;
  readonly region: string;
  readonly label: string;
  readonly date: {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly text: string;
  };
  readonly known: string;
  readonly drafted: string;
  readonly invented: boolean;
  readonly words: typeof WORDS;
  readonly glyphs: Record<Light, string>;
  readonly blocks: readonly TypstBlock[];
}

export function typstData(report: ReportDocument): TypstReport {
  const known = new Date(report.knownAt);
  return {
    title: report.title,
    coverTitle: keepYear(report.title),
    subtitle: report.subtitle,
    region: report.regionName,
    label: report.label,
    date: {
      year: known.getUTCFullYear(),
      month: known.getUTCMonth() + 1,
      day: known.getUTCDate(),
      text: writeDate(report.knownAt),
    },
    known: writeKnownAt(report.knownAt),
    drafted: report.blocks.some((block) => block.kind === 'comment' && block.author === 'drafted')
      ? WORDS.drafted
      : '',
    invented: report.isInvented,
    words: WORDS,
    glyphs: Object.fromEntries(LIGHTS.map((light) => [light, lightSvg(light)])) as Record<Light, string>,
    blocks: report.blocks.map(typstBlock),
  };
}

function typstBlock(block: Block): TypstBlock {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: block.text };
    case 'paragraph':
      return { kind: 'paragraph', prose: typstProse(block.prose), by: '' };
    case 'list':
      return { kind: 'list', items: block.items.map(typstProse) };
    case 'comment':
      return {
        kind: 'paragraph',
        prose: typstProse(block.prose),
        by: block.by === null ? '' : `${WORDS.commentBy} ${block.by}`,
      };
    case 'table':
      return {
        kind: 'table',
        number: `${WORDS.table} ${block.number}`,
        caption: block.caption,
        headings: block.columns.map((column) => column.heading),
        aligns: block.columns.map((column) => column.align),
        widths: fitColumns(block, MEASURES),
        rows: block.rows.map((row) => ({
          group: row.isGroup ?? false,
          heading: isHeadingRow(row),
          cells: row.cells.map(typstCell),
        })),
        note: block.note,
      };
    case 'chart': {
      const svg = chartSvg(block.chart, CHART_WIDTH);
      const { width, height } = svgSize(svg);
      return {
        kind: 'chart',
        number: `${WORDS.figure} ${block.number}`,
        caption: block.chart.title,
        subtitle: block.chart.subtitle,
        alt: block.chart.description,
        svg,
        shape: height / width,
        source: block.source,
      };
    }
  }
}

function typstProse(prose: Prose): readonly TypstInline[] {
  return prose.map((inline) => ({ text: inline.text, strong: inline.kind === 'strong' }));
}

function typstCell(cell: TableCell): TypstCell {
  return {
    text: cellText(cell),
    sub: cell.sub ?? [],
    light: cell.light ?? null,
    strong: cell.isStrong ?? false,
  };
}
