// One measure as meaning: who is counted, who is left out and why, what is counted, and where it belongs.
// Names, sentences, sources and owners are not here: they are the definition's (language/definition.ts). Two measures with
// equal models mean the same, whatever they are called (fingerprint.ts).
import type {
  BooleanExpression,
  DateExpression,
  EventTableName,
  FractionExpression,
  IntegerExpression,
  TextExpression,
} from './expression.ts';

/**
 * In this order, for each subject and period: in `population`? left out by the first exclusion that holds? has the
 * statistic a value? left out by the first exception that holds (of a proportion: only if the numerator does not)? The
 * rest are the denominator. So population = Σ excluded + withoutValue + Σ excepted + denominator, always.
 */
export interface MeasureModel {
  readonly subject: Subject;
  readonly population: BooleanExpression;
  /** Persons or rows that the measure is not about. */
  readonly exclusions: readonly Reason[];
  /** Those that the measure is about but cannot be expected to reach: they count only if they reach it anyway. */
  readonly exceptions: readonly Reason[];
  readonly statistic: Statistic;
}

/**
 * What is counted: persons, or rows of an event table whose day in `dateColumn` lies in the period. `unit` is the org unit
 * that the subject is attributed to, `ageOn` the day at which its age band is taken; both may be missing.
 */
export type Subject =
  | {
      readonly kind: 'persons';
      readonly unit: TextExpression;
      readonly ageOn: DateExpression;
    }
  | {
      readonly kind: 'rows';
      readonly table: EventTableName;
      readonly dateColumn: string;
      readonly unit: TextExpression;
      readonly ageOn: DateExpression;
    };

export interface Reason {
  /** Stable kebab-case within the measure: "avlidna". */
  readonly id: string;
  readonly when: BooleanExpression;
}

export type Statistic =
  /** Share of the denominator for which `numerator` holds. */
  | { readonly kind: 'proportion'; readonly numerator: BooleanExpression }
  /** Mean of the denominator's exact fractions. */
  | { readonly kind: 'mean'; readonly value: FractionExpression }
  /** How many there are: numerator and denominator are the same number. */
  | { readonly kind: 'count' }
  /** Σ `amount` per `per` of the denominator (contacts per 1,000 listed). */
  | { readonly kind: 'rate'; readonly per: number; readonly amount: IntegerExpression };
