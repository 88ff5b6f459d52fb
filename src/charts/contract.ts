// The charts that exist, as data. The same React components draw them in the browser, the PDF and Word.
// Numbers are plain numbers here: drawing needs no more than pixels. Texts are finished, in the reader's language.
import type { Light } from '../core/light.ts';

export interface ChartText {
  /** The finding, as a sentence: it is the chart's title. */
  readonly title: string;
  /** What is drawn, unit and where the axis starts. */
  readonly subtitle: string;
  /** Text alternative: says all that the picture says. */
  readonly description: string;
}

/** How a number is written in the chart: decimals and a short unit with its space ("\u00a0%"). */
export interface AxisFormat {
  readonly decimals: number;
  readonly suffix: string;
  readonly language: 'sv' | 'en';
}

export interface YearlySeries {
  readonly id: 'total' | 'women' | 'men' | 'country';
  readonly label: string;
  /** null = missing, drawn as a gap. `isBreak`: the definition changed before this point, no line to it. */
  readonly points: readonly {
    readonly year: number;
    readonly value: number | null;
    readonly isBreak: boolean;
    /** Why there is no value: it rests on too few to be shown. */
    readonly isTooFew?: true;
  }[];
}

export interface ChartTarget {
  readonly value: number;
  readonly label: string;
  readonly fromYear: number;
  readonly toYear: number;
}

export type ChartSpec =
  | ({
      readonly kind: 'yearly';
      readonly format: AxisFormat;
      readonly series: readonly YearlySeries[];
      readonly target: ChartTarget | null;
    } & ChartText)
  | ({
      readonly kind: 'sex-slope';
      readonly format: AxisFormat;
      readonly womenLabel: string;
      readonly menLabel: string;
      readonly years: readonly number[];
      readonly women: readonly (number | null)[];
      readonly men: readonly (number | null)[];
    } & ChartText)
  | ({
      readonly kind: 'sorted-dots';
      readonly format: AxisFormat;
      readonly rows: readonly {
        readonly label: string;
        readonly value: number;
        readonly low: number | null;
        readonly high: number | null;
        readonly isEmphasised: boolean;
        readonly note: string;
      }[];
      readonly reference: { readonly value: number; readonly label: string } | null;
      readonly target: { readonly value: number; readonly label: string } | null;
    } & ChartText)
  | ({
      readonly kind: 'monthly';
      readonly format: AxisFormat;
      readonly series: readonly {
        readonly id: 'region' | 'country' | 'previous';
        readonly label: string;
        readonly points: readonly { readonly month: string; readonly value: number | null }[];
      }[];
      readonly target: { readonly value: number; readonly label: string } | null;
    } & ChartText)
  /**
   * Units by how many they are of, inside limits that narrow as the number grows. `zone`: inside the inner limit, between the two,
   * outside the outer; small is too few to place. `isNamed`: written beside its dot where there is room.
   */
  | ({
      readonly kind: 'funnel';
      readonly format: AxisFormat;
      /** What the denominator counts: "Antal patienter". */
      readonly xLabel: string;
      readonly dots: readonly {
        readonly label: string;
        readonly denominator: number;
        readonly value: number;
        readonly zone: 'inside' | 'between' | 'outside' | 'small';
        readonly isEmphasised: boolean;
        readonly isNamed: boolean;
      }[];
      /** The limits at rising denominators, close enough to be drawn as curves. */
      readonly limits: readonly {
        readonly denominator: number;
        readonly inner: readonly [low: number, high: number];
        readonly outer: readonly [low: number, high: number];
      }[];
      readonly limitLabels: { readonly inner: string; readonly outer: string };
      readonly reference: { readonly value: number; readonly label: string };
      readonly target: { readonly value: number; readonly label: string } | null;
    } & ChartText)
  /** A monthly series with the limits of what is usual for it (XmR); signals by shape as well as colour. */
  | ({
      readonly kind: 'control';
      readonly format: AxisFormat;
      /** Every month from the first to the last; null = missing. `isBreak`: the definition changed before it. */
      readonly points: readonly {
        readonly month: string;
        readonly value: number | null;
        readonly isBreak: boolean;
        readonly signal: 'improvement' | 'concern' | 'neutral' | null;
        /** Told in the table: "sju i rad över medelvärdet". Empty without a signal. */
        readonly note: string;
      }[];
      readonly phases: readonly {
        readonly from: string;
        readonly to: string;
        readonly centre: number;
        readonly low: number;
        readonly high: number;
      }[];
      readonly labels: {
        readonly centre: string;
        readonly low: string;
        readonly high: string;
        /** What the signs mean: only those that occur are explained. */
        readonly improvement: string;
        readonly concern: string;
        readonly neutral: string;
      };
      /** Months in which something else than care changed: how much was registered. */
      readonly marks: readonly { readonly month: string; readonly label: string }[];
      readonly target: { readonly value: number; readonly label: string } | null;
    } & ChartText)
  /** Goals or indicators by light, one symbol each. */
  | ({
      readonly kind: 'lights';
      readonly counts: readonly { readonly light: Light; readonly count: number; readonly label: string }[];
    } & ChartText);

/** Three bars beside a table row; no title of its own, only an alternative. The target lies at the same height in all rows. */
export interface MiniBars {
  readonly values: readonly (number | null)[];
  readonly target: number | null;
  readonly alternative: string;
}
