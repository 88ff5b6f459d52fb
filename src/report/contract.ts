// The annual report as a document: plain blocks that every publishing target can set. No markup, no pixels.
// Start reading in build-report.ts.
import type { ChartSpec } from '../charts/contract.ts';
import type { GoalLevel, Light } from '../core/light.ts';
import type { FigureSource, Prose } from '../core/prose.ts';

export interface TableCell {
  readonly text: string;
  /** Second line in the cell, smaller ("Kvinnor 76 %", "senast 2022: 89,1 %"). */
  readonly sub?: readonly string[];
  readonly light?: Light | GoalLevel;
  readonly source?: FigureSource;
  readonly isStrong?: boolean;
  /** Indicator that the cell leads to, on the web. */
  readonly indicatorId?: string;
}

export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Share of the width; the shares of a table add up to 1. */
  readonly width: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly prose: Prose }
  | { readonly kind: 'list'; readonly items: readonly Prose[] }
  | {
      readonly kind: 'comment';
      readonly indicatorId: string;
      readonly prose: Prose;
      readonly author: 'drafted' | 'person';
      readonly by: string | null;
    }
  | {
      readonly kind: 'table';
      readonly number: number;
      readonly caption: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly { readonly cells: readonly TableCell[]; readonly isGroup?: boolean }[];
      readonly note: string;
    }
  | {
      readonly kind: 'chart';
      readonly number: number;
      readonly chart: ChartSpec;
      readonly source: string;
    };

export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly regionId: string;
  readonly regionName: string;
  readonly year: number;
  /** ISO instant whose knowledge the report shows; the same instant gives the same report for ever. */
  readonly knownAt: string;
  /** "Utkast" until a version is frozen. */
  readonly label: string;
  readonly isInvented: boolean;
  readonly blocks: readonly Block[];
  /** One row per figure in the report, for the CSV and XLSX beside it. */
  readonly figures: readonly ReportFigure[];
}

/** A figure as a data row: what the open-data files beside the report hold. */
export interface ReportFigure {
  readonly indicatorId: string;
  readonly indicator: string;
  readonly goal: string;
  readonly period: string;
  readonly groupKind: string;
  readonly group: string;
  readonly sex: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: string | null;
  readonly unit: string;
  readonly target: string;
  readonly light: string;
  readonly source: string;
  readonly file: string;
  readonly row: number;
  readonly note: string;
}

/** A person's comment that replaces the drafted one. `template` holds figure names in braces: "… {värde} …". */
export interface WrittenComment {
  readonly regionId: string;
  readonly year: number;
  readonly indicatorId: string;
  readonly template: string;
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** Port: comments are append-only, the latest counts; an empty template means "back to the draft". */
export interface CommentStore {
  latest(regionId: string, year: number): Promise<ReadonlyMap<string, WrittenComment>>;
  write(comment: Omit<WrittenComment, 'version'>, basedOn: number): Promise<WrittenComment>;
}
