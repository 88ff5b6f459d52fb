// Rows of larger groups as sums of the engines' rows: areas, operators and the region over units, both sexes, all ages. Exact,
// because every subject is in one row only and everything in a row is an integer or an exact fraction.
import { periodKey } from '../../core/period.ts';
import type { Dimension, MeasureRow, Stratum } from '../contract.ts';
import { DIMENSIONS } from '../contract.ts';
import { sumFractions } from './fraction-sum.ts';
import { stratumKey } from './order-rows.ts';

/** Rows summed over the dimensions that are not kept, in the order in which their periods and strata first appear. */
export function rollUp(rows: readonly MeasureRow[], kept: readonly Dimension[]): readonly MeasureRow[] {
  return regroup(rows, (stratum) => [
    Object.fromEntries(
      DIMENSIONS.flatMap((dimension) =>
        kept.includes(dimension) && stratum[dimension] !== undefined ? [[dimension, stratum[dimension]]] : [],
      ),
    ),
  ]);
}

/**
 * Rows summed over units that belong together, `unit` replaced by the group's id. `groupsOf` may depend on the period (units
 * move between areas) and answers with the groups that the unit is part of: none, one or several.
 */
export function rollUpUnits(
  rows: readonly MeasureRow[],
  groupsOf: (unit: string, period: MeasureRow['period']) => readonly string[],
): readonly MeasureRow[] {
  return regroup(rows, (stratum, period) =>
    typeof stratum.unit === 'string'
      ? groupsOf(stratum.unit, period).map((group) => ({ ...stratum, unit: group }))
      : [],
  );
}

function regroup(
  rows: readonly MeasureRow[],
  strataOf: (stratum: Stratum, period: MeasureRow['period']) => readonly Stratum[],
): readonly MeasureRow[] {
  const placed = rows.flatMap((row) =>
    strataOf(row.stratum, row.period).map((stratum) => ({ ...row, stratum })),
  );
  const groups = Map.groupBy(placed, ({ period, stratum }) => `${periodKey(period)} ${stratumKey(stratum)}`);
  return [...groups.values()].map(sumRows);
}

function sumRows(rows: readonly MeasureRow[]): MeasureRow {
  const [first] = rows;
  if (first === undefined) throw new Error('A group without rows');
  const total = (of: (row: MeasureRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const totals = (of: (row: MeasureRow) => Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.keys(of(first)).map((id) => [id, total((row) => of(row)[id] ?? 0)]));
  return {
    period: first.period,
    stratum: first.stratum,
    population: total((row) => row.population),
    excluded: totals((row) => row.excluded),
    withoutValue: total((row) => row.withoutValue),
    excepted: totals((row) => row.excepted),
    denominator: total((row) => row.denominator),
    numerator: total((row) => row.numerator),
    sum: sumFractions(rows.flatMap((row) => row.sum)),
  };
}
