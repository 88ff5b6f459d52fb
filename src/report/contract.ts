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
  /** null where the row is not told, because the figure is too few to show. */
  readonly row: number | null;
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
  /** Throws ConflictError<WrittenComment | null> when `basedOn` is not the latest version; 0 is none. */
  write(comment: Omit<WrittenComment, 'version'>, basedOn: number): Promise<WrittenComment>;
}

/** A text of a proofread document: a paragraph, a heading, an item or a cell. */
export interface ProofedText {
  /** Its place among all texts of the document, from 0. */
  readonly id: number;
  readonly text: string;
  /** As the person sees it: line of a text or PDF, paragraph or cell of a Word file. Counted from 1. */
  readonly line: number;
  /** Null when the file has no pages. */
  readonly page: number | null;
}

export type ProofedBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: ProofedText }
  | { readonly kind: 'paragraph'; readonly text: ProofedText }
  | { readonly kind: 'item'; readonly text: ProofedText }
  | {
      readonly kind: 'table';
      readonly caption: ProofedText | null;
      readonly header: readonly ProofedText[];
      readonly rows: readonly (readonly ProofedText[])[];
    };

/** The characters [start, end) of a text. */
export interface ProofedSpan {
  readonly textId: number;
  readonly start: number;
  readonly end: number;
}

/** One line of a calculation: "648 − 600" and what it gives; `gives` is empty where the line only states something. */
export interface ArithmeticStep {
  readonly terms: string;
  readonly gives: string;
}

/** A finding of the proofreader with everything that a page, a Word comment or a list says of it. In Swedish. */
export interface ProofedFinding extends ProofedSpan {
  /** The same document gives the same id; a decision refers to it. */
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly severity: 'error' | 'likely' | 'ask';
  readonly line: number;
  readonly column: number;
  readonly page: number | null;
  readonly quote: string;
  readonly message: string;
  readonly suggestion: string;
  /** What to write in the place of the quote, when that is one figure; else null. */
  readonly replacement: string | null;
  readonly steps: readonly ArithmeticStep[];
}

/** A figure of the text that the region's values bear out, and where they are from. */
export interface HeldFigure extends ProofedSpan {
  readonly quote: string;
  readonly what: string;
  readonly from: string;
  /** Null for a target, which stands in the plan. */
  readonly observationId: string | null;
}

export type ProofedFormat = 'docx' | 'pdf' | 'html' | 'markdown' | 'text';

export interface ProofedDocument {
  readonly format: ProofedFormat;
  readonly blocks: readonly ProofedBlock[];
  /** In the order of the document. */
  readonly findings: readonly ProofedFinding[];
  /** How many figures the document holds that something is said with. */
  readonly figureCount: number;
  /** Empty when the document was held against itself only. */
  readonly held: readonly HeldFigure[];
}

/** What a person makes of a finding: to be mended, or kept as it stands, with the reason. */
export type FindingDecision =
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'dismissed'; readonly reason: string };

export interface ReviewedFinding {
  readonly finding: ProofedFinding;
  readonly decision: FindingDecision;
  /** Paragraphs of a comment in the margin: what is wrong, the arithmetic, what to write, the decision. */
  readonly remark: readonly string[];
}

/** A proofread document with people's decisions on its findings: what is exported. Kept nowhere. */
export interface ReviewedDocument {
  readonly fileName: string;
  /** ISO instant. */
  readonly at: string;
  /** "Region Västerbotten 2023"; null when the document was held against itself only. */
  readonly against: string | null;
  readonly document: ProofedDocument;
  readonly reviews: readonly ReviewedFinding[];
}
