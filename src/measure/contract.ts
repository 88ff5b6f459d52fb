// Care data and definitions → counts. The only way in for other stages. Patient rows stay inside: what an engine gives are
// integers per period and group of persons. Start reading in model/expression.ts (what a measure can mean), then
// engines/memory (what it does, plainly), then the engines that do the same fast.
import type { Period } from '../core/period.ts';
import type { CareTableName } from './care-data/tables.ts';
import type { MeasureModel } from './model/measure-model.ts';

export { readCareNote } from './care-data/quality/care-note.ts';
export type { CareTableName } from './care-data/tables.ts';
export type { MeasureModel } from './model/measure-model.ts';

/** A cell of care data. Dates, timestamps and decimals are text, as the care data contract writes them; null is an empty cell. */
export type CareValue = string | number | boolean | null;
export type CareRow = Readonly<Record<string, CareValue>>;
/** Whole tables in memory: for the reference engine, for spec tables, never for a region. */
export type CareRows = Readonly<Record<CareTableName, readonly CareRow[]>>;

/**
 * What results can be divided by. `unit` is the subject's (MeasureModel.subject), `municipality` the person's, `sex` the
 * person's, `age-band` by the band that the age at `ageOn` falls in. Areas, operators and the region are sums over units:
 * roll-up.ts makes them, engines don't.
 */
export const DIMENSIONS = ['unit', 'municipality', 'sex', 'age-band'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface MeasureRequest {
  readonly model: MeasureModel;
  readonly periods: readonly Period[];
  /** In any order, each at most once; empty gives one row per period. */
  readonly dimensions: readonly Dimension[];
  /** Lowest age of each band in completed years, rising; the first is 0. Ignored without the dimension. */
  readonly ageBands: readonly number[];
}

/**
 * Where a row belongs: one entry for each dimension that was asked for, no others. null is what is not known: a unit or a
 * municipality that is missing, an age that is. A person nobody knows has the sex "unknown". An age band is "0–17", the
 * highest "75–".
 */
export type Stratum = Readonly<Partial<Record<Dimension, string | null>>>;

/** A sum of exact fractions, one term per denominator, sorted by it; no zero terms, and [] for 0. */
export interface FractionTerm {
  readonly denominator: number;
  readonly numerator: number;
}

/**
 * Counts of one period and stratum; every number is an exact integer. population = Σ excluded + withoutValue + Σ excepted +
 * denominator. `excluded` and `excepted` hold every reason of the model, also those with 0.
 */
export interface MeasureRow {
  readonly period: Period;
  readonly stratum: Stratum;
  readonly population: number;
  readonly excluded: Readonly<Record<string, number>>;
  /** Of mean and rate: subjects whose value is missing. 0 for others. */
  readonly withoutValue: number;
  readonly excepted: Readonly<Record<string, number>>;
  readonly denominator: number;
  /** proportion: how many reach it. mean: the denominator. count: the denominator. rate: Σ amount. */
  readonly numerator: number;
  /** mean: the exact sum of the denominator's fractions. Empty for others. */
  readonly sum: readonly FractionTerm[];
}

/**
 * Runs measures over the care data that it was opened on. Rows with population 0 are left out. Rows come sorted: periods as
 * asked, then strata by DIMENSIONS' order, texts by code points with null last (order-rows.ts). The same request over the
 * same data gives the same rows, whatever the order of rows in the data, the number of threads and the engine.
 */
export interface MeasureEngine {
  readonly name: string;
  run(request: MeasureRequest): Promise<readonly MeasureRow[]>;
}
