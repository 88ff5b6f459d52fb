// What the figures say: typed change, comparison, spread, and the sentences written about them.
// The measure's kind decides the words of a change, nothing else may. Start reading in change.ts and draft-comment.ts.
import type { Decimal } from '../core/decimal.ts';
import type { Observation } from '../core/observation.ts';

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
