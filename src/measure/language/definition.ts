// An indicator that is computed from care data, as its file in definitions/catalogue/indicators says it: what people need to
// know, and the model that engines run. The words of the model are generated (prose/), so they cannot say something else.
import type { Aggregation, Direction, MeasureKind, UnitId } from '../../core/measure.ts';
import type { Place } from '../../core/problem.ts';
import type { MeasureModel } from '../model/measure-model.ts';
import type { WrittenCodeList } from './code-list.ts';

export interface ComputedIndicator {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Why it matters: one or two sentences to a person who decides. */
  readonly why: string;
  /** The definition in catalogue/definitions.yaml whose figures it computes; null when no region has delivered any. */
  readonly definitionId: string | null;
  readonly kind: MeasureKind;
  readonly unit: UnitId;
  readonly decimals: number;
  readonly direction: Direction;
  readonly aggregation: Aggregation;
  /** The shortest period that it is worth computing for. */
  readonly periodicity: 'month' | 'tertial' | 'year';
  /** `on`: the day that the source carries, or the last day of the year that it reports. */
  readonly source: { readonly text: string; readonly link: string; readonly on: string };
  readonly aliases: readonly string[];
  readonly owner: string;
  /** The day by which somebody should look at it again. */
  readonly reviewOn: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly notComparableWith: string;
  /** Lowest age of each band that its results are divided by. */
  readonly ageBands: readonly number[];
  readonly model: MeasureModel;
  /** What the exclusions and exceptions are called, by their ids. */
  readonly reasonNames: ReadonlyMap<string, string>;
  /** The code lists that the model uses. */
  readonly codeLists: readonly WrittenCodeList[];
  /** Over the model alone (model/fingerprint.ts). */
  readonly fingerprint: string;
  readonly where: Place;
}

export interface MeasureCatalogue {
  readonly indicators: readonly ComputedIndicator[];
  readonly codeLists: readonly WrittenCodeList[];
}
