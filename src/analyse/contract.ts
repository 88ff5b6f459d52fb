// What the figures say: typed change, comparison, spread, and the sentences written about them.
// The measure's kind decides the words of a change, nothing else may. Start reading in change.ts and draft-comment.ts.
import type { ChartSpec } from '../charts/contract.ts';
import type { Decimal } from '../core/decimal.ts';
import type { GroupKind } from '../core/group.ts';
import type { Light } from '../core/light.ts';
import type { Observation } from '../core/observation.ts';
import type { Inline, Prose } from '../core/prose.ts';
import type { Indicator } from '../plan/contract.ts';
import type { WithheldBecause } from './disclosure/withhold.ts';

/**
 * A change between two printed values. Shares differ in percentage points, indexes in their own units, counts, rates and
 * money in per cent (and absolutely). Values that print alike are `unchanged` (language.md, Rounding).
 */
export interface Change {
  readonly from: Observation;
  readonly to: Observation;
  /** In the indicator's own unit, between the printed values. */
  readonly difference: Decimal;
  /** Per cent of the earlier value, one decimal; null for shares and indexes, and when the earlier value is 0. */
  readonly percent: Decimal | null;
  readonly sign: -1 | 0 | 1;
  readonly judgement: 'better' | 'worse' | 'unchanged' | 'neither';
}

export type NoChange = {
  readonly kind: 'first-value' | 'missing' | 'different-definition' | 'different-period-length';
};

export interface Spread {
  readonly lowest: Observation | null;
  readonly median: Observation | null;
  readonly highest: Observation | null;
  /** Units that reach the target, when units' figures exist. */
  readonly reaching: { readonly count: number; readonly of: number } | null;
}

/** Women and men of one year beside each other, and the difference the year before. Differences are women − men. */
export interface SexGap {
  readonly women: Observation;
  readonly men: Observation;
  /** Between the printed values, in the indicator's own unit. */
  readonly difference: Decimal;
  readonly previous: { readonly year: number; readonly difference: Decimal } | null;
}

/** A figure that replaced an earlier one for the same key (the restatement ledger). */
export interface Restatement {
  readonly earlier: Observation;
  readonly now: Observation;
}

/** "77 %", or the mark of what is missing; `observation` is null where nothing was ever observed. */
export interface PrintedFigure {
  readonly text: string;
  readonly observation: Observation | null;
}

export interface PrintedYear {
  readonly year: number;
  readonly total: PrintedFigure;
  readonly women: PrintedFigure;
  readonly men: PrintedFigure;
}

/** Names that may stand in braces in a comment ("värde", "riket", "Umeå") and the bound figure each stands for. */
export type NamedFigures = ReadonlyMap<string, Inline>;

/** All that the figures of one indicator say in the plan's year. Texts are Swedish. */
export interface IndicatorAnalysis {
  readonly indicator: Indicator;
  /** The plan's year and the two before, oldest first. */
  readonly years: readonly PrintedYear[];
  readonly change: Change | NoChange;
  /** "+1 procentenhet", "Oförändrat", "Första värdet", "–". */
  readonly changeText: string;
  /** "bättre", "sämre" or empty. */
  readonly judgementText: string;
  readonly country: Observation | null;
  /** The country's value as printed; empty when there is none that may be compared. */
  readonly countryText: string;
  readonly gap: SexGap | null;
  /** "2 procentenheter"; empty without a gap. */
  readonly gapText: string;
  readonly spread: Spread;
  readonly restatements: readonly Restatement[];
  /** "värdet för 2022 är rättat: tidigare redovisat 72 procent, nu 73 procent" per restatement. */
  readonly restatementTexts: readonly string[];
  readonly figures: NamedFigures;
  /** The drafted comment as text with names in braces, paragraphs apart by an empty line. */
  readonly template: string;
  /** The drafted comment, one prose per paragraph. */
  readonly comment: readonly Prose[];
  /** The finding as a sentence: titles the chart. */
  readonly finding: string;
  readonly charts: readonly ChartSpec[];
  /** "Totalen ligger mellan kvinnor och män alla tre åren."; empty when there is nothing to reconcile. */
  readonly reconciliation: string;
}

export interface LightCount {
  readonly light: Light;
  readonly count: number;
  /** After the figure: "når målet helt". */
  readonly caption: string;
  readonly indicatorIds: readonly string[];
}

/** The whole of a plan's year. Lists of ids are ordered as they are to be shown. */
export interface YearAnalysis {
  readonly regionId: string;
  readonly year: number;
  readonly indicators: readonly IndicatorAnalysis[];
  /** The conclusion before any figure, as a paragraph. */
  readonly lead: string;
  /** "Värde för 2023 finns för 15 av 24 indikatorer" */
  readonly coverage: string;
  readonly lights: readonly LightCount[];
  /** "10 indikatorer: 5 delvis, 2 inte, …" by goal id. */
  readonly goalCounts: ReadonlyMap<string, string>;
  /** Largest change first: in percentage points or the own unit, else in per cent. */
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly unchanged: readonly string[];
  readonly neither: readonly string[];
  readonly missingOrOld: readonly string[];
}

/**
 * One state of a region's figures as people outside could see it: kept for ever, because what they have seen is reckoned with in
 * every later one. Figures are named by their observations' ids; which they were is what was known at `knownAt`.
 */
export interface KeptEdition {
  /** 1, 2, 3 … within the region. */
  readonly number: number;
  /** Fingerprint of the rule and of what it was told of the region: another one means that everything is judged anew. */
  readonly madeFrom: string;
  /** ISO instant. */
  readonly knownAt: string;
  /** Kinds of groups that nobody outside saw at all; their figures are not listed. */
  readonly closed: readonly GroupKind[];
  /** What was judged, by table (`tableKey`): those whose figures had changed. The others are as in the editions before. */
  readonly tables: ReadonlyMap<string, JudgedTable>;
}

export interface JudgedTable {
  /** Ids by why they are not shown. */
  readonly withheld: Readonly<Partial<Record<WithheldBecause, readonly string[]>>>;
  /** Withheld in an earlier edition, and shown in this one. */
  readonly shownAgain: readonly string[];
  /** Shown in place of a figure that was not: what was written about the change is not. */
  readonly untold: readonly string[];
  /** Too few, and can be worked out from earlier editions whatever is withheld now. */
  readonly exposed: readonly string[];
}

/** Port to what has been shown outside. */
export interface ReleaseStore {
  /** Of the region's figures: grows with every acceptance and withdrawal. Cheap, because it is asked at every request. */
  revision(regionId: string): Promise<number>;
  /** Ids of the indicators of which something was accepted or withdrawn after the ISO instant; null: of all that have figures. */
  changedIndicators(regionId: string, after: string | null): Promise<readonly string[]>;
  /** Oldest first. */
  editions(regionId: string): Promise<readonly KeptEdition[]>;
  /** False when another process has written an edition of that number: then nothing is written. */
  add(regionId: string, edition: KeptEdition): Promise<boolean>;
  /** Deliveries whose file the region had printed itself before it came here. */
  printedDeliveries(regionId: string): Promise<ReadonlySet<string>>;
  notePrinted(regionId: string, sha256: string, at: string): Promise<void>;
}
