// A spec: a few hand-made persons, a measure, and the counts that must come out. Written as tables that people can check by
// hand; read by read-spec.ts, run on any engine by compare.ts.

import type { Period } from '../../core/period.ts';
import type { Place } from '../../core/problem.ts';
import type { CareRows, Dimension } from '../contract.ts';
import type { MeasureModel } from '../model/measure-model.ts';

export interface SpecCase {
  /** A sentence about the world: "En kontakt dag 3 är i tid, dag 4 är det inte". */
  readonly name: string;
  readonly model: MeasureModel;
  /** Of a mean in the expected table. */
  readonly decimals: number;
  readonly periods: readonly Period[];
  readonly dimensions: readonly Dimension[];
  readonly ageBands: readonly number[];
  readonly data: CareRows;
  readonly expected: ExpectedTable;
  readonly where: Place;
}

/** Only the columns that stand in the table are compared, all rows are. */
export interface ExpectedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
