// A figure as it stands in a text: its value, how exactly it was written, its unit and what is said just around it.

/**
 * percent: a share in per cent. points: percentage points. money: kronor (value is always in kronor). duration: time, with
 * `noun` saying of what. count: a number of things, `noun` saying which. bare: a number and nothing more.
 */
export type FigureUnit = 'percent' | 'points' | 'money' | 'duration' | 'count' | 'bare';

export type Hedge =
  | 'about'
  | 'over'
  | 'under'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'
  | 'almost';

export interface Figure {
  /** value: something is said with it. year: a calendar year. label: section, paragraph, table, date, age… left alone. */
  readonly kind: 'value' | 'year' | 'label';
  /** In kronor for money, with "miljoner" and "tusen" multiplied in. */
  readonly value: number;
  /** Half of the last written place, in the same unit as `value`: what rounding can hide. */
  readonly half: number;
  /** Decimals as written. */
  readonly decimals: number;
  readonly unit: FigureUnit;
  /** kronor per written unit for money (1, 1 000, 1 000 000 …); 1 otherwise, or the factor of "tusen", "miljoner". */
  readonly scale: number;
  /** As written: "tkr", "mnkr", "procent", "%", "besök". Empty when none. */
  readonly unitText: string;
  /** Lower-case noun counted or measured; empty when not known. */
  readonly noun: string;
  readonly hedge: Hedge | null;
  /** Written sign: −1, +1, or 0 for none. */
  readonly sign: -1 | 0 | 1;
  /** Written as a word ("fem"); `isArticle` for en and ett, which are mostly no number at all. */
  readonly isWord: boolean;
  readonly isArticle: boolean;
  /** Part of "9–14 månader": neither end is the value of anything. */
  readonly isRangeEnd: boolean;
  /** Token indexes in the sentence's block: first and last token that belong to the figure with its unit. */
  readonly first: number;
  readonly last: number;
  /** Offsets in the block's text, unit included, hedge not. */
  readonly start: number;
  readonly end: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What the writer may have meant by the printed figure: rounding, and the words before it (language.md, Words). */
export function intervalOf(figure: Figure): Interval {
  const { value, half, hedge } = figure;
  const slack = Math.max(half * 2, Math.abs(value) * 0.1);
  switch (hedge) {
    case 'over':
    case 'more-than':
    case 'at-least':
      return { low: value - half, high: value + slack };
    case 'under':
    case 'less-than':
    case 'at-most':
    case 'almost':
      return { low: value - slack, high: value + half };
    case 'about':
      return { low: value - slack, high: value + slack };
    case null:
      return { low: value - half, high: value + half };
  }
}

export function overlaps(a: Interval, b: Interval): boolean {
  const tiny = 1e-9 * Math.max(1, Math.abs(a.low), Math.abs(b.high));
  return a.low <= b.high + tiny && b.low <= a.high + tiny;
}
