// Makers of blocks. Tables and figures are numbered in the order in which they are made, which is the order of the report.
import type { ChartSpec } from '../charts/contract.ts';
import type { Prose } from '../core/prose.ts';
import type { Block, TableCell, TableColumn } from './contract.ts';

export type TableRow = Extract<Block, { readonly kind: 'table' }>['rows'][number];

export interface Numbering {
  table(): number;
  figure(): number;
}

export function startNumbering(): Numbering {
  let tables = 0;
  let figures = 0;
  return {
    table: () => {
      tables += 1;
      return tables;
    },
    figure: () => {
      figures += 1;
      return figures;
    },
  };
}

export function heading(level: 1 | 2 | 3, id: string, text: string): Block {
  return { kind: 'heading', level, id, text };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', prose: say(text) };
}

export function list(items: readonly string[]): Block {
  return { kind: 'list', items: items.map(say) };
}

export function say(text: string): Prose {
  return [{ kind: 'text', text }];
}

export function table(
  number: number,
  given: {
    readonly caption: string;
    readonly columns: readonly TableColumn[];
    readonly rows: readonly TableRow[];
    readonly note: string;
  },
): Block {
  return { kind: 'table', number, ...given };
}

export function chart(number: number, spec: ChartSpec, source: string): Block {
  return { kind: 'chart', number, chart: spec, source };
}

/** Widths in parts of the whole; they are made to add up to 1. */
export function columns(
  ...given: readonly (readonly [string, 'left' | 'right', number])[]
): readonly TableColumn[] {
  const whole = given.reduce((sum, [, , width]) => sum + width, 0);
  return given.map(([heading, align, width]) => ({ heading, align, width: width / whole }));
}

export function cell(text: string, more: Omit<TableCell, 'text'> = {}): TableCell {
  return { text, ...more };
}

/** A row that only names the group of rows under it. */
export function groupRow(text: string, width: number): TableRow {
  return { cells: [cell(text), ...Array.from({ length: width - 1 }, () => cell(''))], isGroup: true };
}
