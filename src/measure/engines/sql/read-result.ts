// The statement's rows as results: whole numbers, and the fractions of a mean put together.
import type { MeasureRequest, MeasureRow, Stratum } from '../../contract.ts';
import { sumFractions } from '../../model/fraction-sum.ts';
import { ageBandOf, orderRows } from '../../model/order-rows.ts';
import { dimensionColumn, dimensionsOf } from './dimensions.ts';

/** A row as a driver gives it: integers as number, bigint or text. */
export type SqlRow = Readonly<Record<string, unknown>>;

export function readResult(rows: readonly SqlRow[], request: MeasureRequest): readonly MeasureRow[] {
  const columns = dimensionsOf(request).map(dimensionColumn);
  const rowsByPlace = Map.groupBy(rows, (row) =>
    columns.reduce(
      (place, column) => `${place}\n${row[column] ?? ''}${row[column] === null ? '-' : '+'}`,
      `${row.i}`,
    ),
  );
  return orderRows(
    [...rowsByPlace.values()].map((parts) => measureRow(parts, request)),
    request,
  );
}

function measureRow(parts: readonly SqlRow[], request: MeasureRequest): MeasureRow {
  const { exceptions, exclusions, statistic } = request.model;
  const [first] = parts;
  const period = first === undefined ? undefined : request.periods[integerIn(first, 'i')];
  if (first === undefined || period === undefined) throw new Error('The database answered for no period');
  const sum = (column: string) => parts.reduce((so, row) => so + integerIn(row, column), 0);
  const sums = (reasons: readonly { readonly id: string }[], name: string) =>
    Object.fromEntries(reasons.map(({ id }, index) => [id, sum(`${name}_${index + 1}`)]));
  return {
    period,
    stratum: stratumOf(first, request),
    population: sum('population'),
    excluded: sums(exclusions, 'excluded'),
    withoutValue: sum('without_value'),
    excepted: sums(exceptions, 'excepted'),
    denominator: sum('denominator'),
    numerator: sum(statistic.kind === 'rate' ? 'amount' : 'numerator'),
    sum: statistic.kind === 'mean' ? fractionsIn(parts) : [],
  };
}

function fractionsIn(parts: readonly SqlRow[]) {
  return sumFractions(
    parts
      .filter((row) => row.fraction_of !== null)
      .map((row) => ({
        denominator: integerIn(row, 'fraction_of'),
        numerator: integerIn(row, 'amount'),
      })),
  );
}

function stratumOf(row: SqlRow, request: MeasureRequest): Stratum {
  const { ageBands } = request;
  return Object.fromEntries(
    dimensionsOf(request).map((dimension) => {
      const value = row[dimensionColumn(dimension)] ?? null;
      if (dimension === 'age-band')
        return [dimension, value === null ? null : ageBandOf(ageBands[Number(value)] ?? 0, ageBands)];
      return [dimension, typeof value === 'string' ? value : null];
    }),
  );
}

/** Throws a RangeError when the database counted further than numbers are exact. */
function integerIn(row: SqlRow, column: string): number {
  const value = Number(row[column]);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not an exact integer in ${column}`);
  return value;
}
