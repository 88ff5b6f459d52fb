// What an indicator can say about a person or a row of care data: a small closed algebra. This is the meaning; how it is
// written is language/, how it is run is engines/.
//
// Who is looked at. An expression is about one subject and one period. `of: 'person'` reads the subject's row in `person`;
// `of: 'row'` reads the row that stands nearest: the row that a filter is looking at, or the subject when subjects are rows.
// An `events` selection sees the person and the period and its own rows, never an outer row. Therefore each selection, and
// everything made from it, has one value per person and period: engines compute it once and join.
//
// Missing. A date, number or text may be missing (an empty cell, no event, a person nobody knows). Reckoning with something
// missing gives something missing. A boolean never is: any comparison with something missing is false, an empty boolean
// cell is false, and `not` is plain not. "Known and not above 70" is therefore written with `is-known`, not with `not` alone.
//
// Read next: measure-model.ts, check-model.ts (what the types can't say).
import type { Decimal } from '../../core/decimal.ts';
import type { CARE_TABLES, CareTableName } from '../care-data/tables.ts';

/** Tables of one shape. */
type TableOfShape<Kind extends string> = {
  [Name in CareTableName]: (typeof CARE_TABLES)[Name]['shape']['kind'] extends Kind ? Name : never;
}[CareTableName];

export type EventTableName = TableOfShape<'event'>;
export type SpanTableName = TableOfShape<'span'>;
/** Tables whose rows name a contact: rows with the same contact belong together. */
export type LinkedTableName = 'contact' | 'diagnosis' | 'measure';

type Owner = 'person' | 'row';

/**
 * Rows of one event table that belong to the person, satisfy `where` and fall in `window` (null: at any time). Rows that
 * belong to no known person are never selected.
 */
export interface EventSelection {
  readonly kind: 'events';
  readonly table: EventTableName;
  readonly where: BooleanExpression;
  readonly window: Window | null;
}

/**
 * Half-open in days: `from` ≤ the row's `column` < `until`; null is open. A bound that is missing, or a date that is
 * missing in the row, selects nothing. "Within six weeks after D" is from D + 1 day until D + 43 days.
 */
export interface Window {
  readonly kind: 'window';
  readonly column: string;
  readonly from: DateExpression | null;
  readonly until: DateExpression | null;
}

export type DateExpression =
  | { readonly kind: 'period-start' }
  /** The period's last day, which is inside it. */
  | { readonly kind: 'period-last-day' }
  /** The first day after the period. */
  | { readonly kind: 'period-end' }
  | { readonly kind: 'date'; readonly on: string }
  /** A timestamp column gives its day. */
  | { readonly kind: 'date-column'; readonly of: Owner; readonly column: string }
  /** Months keep the day of the month, or take the last day of a shorter month (core/calendar.ts). */
  | {
      readonly kind: 'shifted-date';
      readonly from: DateExpression;
      readonly by: number;
      readonly unit: 'days' | 'months';
    }
  /** The day of the first or last selected row; rows of one day share it, so ties do not matter. */
  | {
      readonly kind: 'event-date';
      readonly pick: 'first' | 'last';
      readonly among: EventSelection;
      readonly column: string;
    };

export type IntegerExpression =
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'integer-column'; readonly of: Owner; readonly column: string }
  | { readonly kind: 'count'; readonly among: EventSelection }
  /** How many different values a column of the selected rows has; empty cells are not counted. */
  | { readonly kind: 'distinct'; readonly among: EventSelection; readonly column: string }
  /** How many of the selected rows share the most common value of a column; empty cells are left out; 0 when there are none. */
  | { readonly kind: 'largest-group'; readonly among: EventSelection; readonly column: string }
  /** `to` − `from`. The day of contact is day 0, so "within three days" is at most 3 (the care guarantee, statistics.md). */
  | { readonly kind: 'days-between'; readonly from: DateExpression; readonly to: DateExpression }
  /** Completed years or months. Only year and month of birth are known: everybody is born on the first of the month. */
  | { readonly kind: 'age'; readonly on: DateExpression; readonly unit: 'years' | 'months' }
  | { readonly kind: 'year-of'; readonly date: DateExpression }
  | { readonly kind: 'times'; readonly factor: number; readonly value: IntegerExpression }
  | { readonly kind: 'difference'; readonly left: IntegerExpression; readonly right: IntegerExpression };

/** Exact, with at most DECIMAL_PLACES decimals. */
export type NumberExpression =
  | IntegerExpression
  | { readonly kind: 'decimal'; readonly value: Decimal }
  | { readonly kind: 'decimal-column'; readonly of: Owner; readonly column: string }
  /**
   * A number column's value in the first or last selected row by `by`. Rows without value or day are left out before the
   * picking. Several rows on that day: the lowest or the highest value, so the answer never depends on the order of rows.
   */
  | {
      readonly kind: 'value-at';
      readonly pick: 'first' | 'last';
      readonly onSameDay: 'lowest' | 'highest';
      readonly among: EventSelection;
      readonly by: string;
      readonly column: string;
    }
  | {
      readonly kind: 'extreme-value';
      readonly pick: 'lowest' | 'highest';
      readonly among: EventSelection;
      readonly column: string;
    }
  /** The sum of a number column; 0 when nothing is selected, empty cells are left out. */
  | { readonly kind: 'sum-of'; readonly among: EventSelection; readonly column: string };

export type TextExpression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'text-column'; readonly of: Owner; readonly column: string }
  /**
   * A text column of the person's span that covers the day (where she is listed). Several spans: the one that began last,
   * then the lowest value by code points.
   */
  | {
      readonly kind: 'in-force';
      readonly table: SpanTableName;
      readonly column: string;
      readonly on: DateExpression;
    };

export type ComparisonOperator = '<' | '≤' | '=' | '≥' | '>';

export type BooleanExpression =
  | { readonly kind: 'always' }
  /** True when empty. */
  | { readonly kind: 'all-of'; readonly of: readonly BooleanExpression[] }
  /** False when empty. */
  | { readonly kind: 'any-of'; readonly of: readonly BooleanExpression[] }
  | { readonly kind: 'not'; readonly of: BooleanExpression }
  | {
      readonly kind: 'compare-numbers';
      readonly left: NumberExpression;
      readonly operator: ComparisonOperator;
      readonly right: NumberExpression;
    }
  | {
      readonly kind: 'compare-dates';
      readonly left: DateExpression;
      readonly operator: ComparisonOperator;
      readonly right: DateExpression;
    }
  | { readonly kind: 'same-text'; readonly left: TextExpression; readonly right: TextExpression }
  | { readonly kind: 'text-in'; readonly text: TextExpression; readonly among: readonly string[] }
  | {
      readonly kind: 'integer-in';
      readonly integer: IntegerExpression;
      readonly among: readonly number[];
    }
  | { readonly kind: 'code-in'; readonly code: TextExpression; readonly list: CodeList }
  | { readonly kind: 'boolean-column'; readonly of: Owner; readonly column: string }
  | { readonly kind: 'is-known'; readonly value: ValueExpression }
  | { readonly kind: 'exists'; readonly among: EventSelection }
  /** A span of the person covers the day (`from` ≤ day < `to`, an empty `to` is open) and satisfies `where`. */
  | {
      readonly kind: 'during';
      readonly table: SpanTableName;
      readonly on: DateExpression;
      readonly where: BooleanExpression;
    }
  /** A row of `table` names the same contact and person as this row and satisfies `where`. False for a row without contact. */
  | { readonly kind: 'linked'; readonly table: LinkedTableName; readonly where: BooleanExpression };

export type ValueExpression = DateExpression | NumberExpression | TextExpression;

/**
 * One person's exact fraction, summed by mean measures. Missing when its parts are, or when the whole is 0.
 * `coc`: the continuity index (Bice–Boxerman), Σn² − N over N(N − 1), where n are the rows per value of `column` and N all
 * rows that have one; missing when N < 2. A mean of `number` is summed over 10^DECIMAL_PLACES.
 */
export type FractionExpression =
  | { readonly kind: 'coc'; readonly among: EventSelection; readonly column: string }
  | { readonly kind: 'share'; readonly part: IntegerExpression; readonly whole: IntegerExpression }
  | { readonly kind: 'number'; readonly value: NumberExpression };

/**
 * Codes by their beginnings and as wholes, with exceptions by beginning. Points in codes are not significant ("E11.9" is
 * "E119", as extracts write both); lists are kept without them. A code belongs when it equals one of `exact` or begins with
 * one of `under`, and begins with none of `except`.
 */
export interface CodeList {
  readonly id: string;
  readonly under: readonly string[];
  readonly exact: readonly string[];
  readonly except: readonly string[];
}

/** No measurement or score in care is written with more. */
export const DECIMAL_PLACES = 4;

export type Expression = BooleanExpression | ValueExpression | FractionExpression | EventSelection | Window;

/** Every kind of node: engines, prose and the generator hold a record over it, so a new kind breaks the build until each has answered. */
export type NodeKind = Expression['kind'];
