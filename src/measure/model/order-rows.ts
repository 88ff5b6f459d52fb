// The one order of result rows, and what names a stratum: so that engines can be compared row by row.
import type { Period } from '../../core/period.ts';
import { periodKey } from '../../core/period.ts';
import type { Dimension, MeasureRequest, MeasureRow, Stratum } from '../contract.ts';
import { DIMENSIONS } from '../contract.ts';

/** "0–17", "18–64", "65–"; null when the age is missing. Ages before birth belong to the first band. */
export function ageBandOf(age: number | null, ageBands: readonly number[]): string | null {
  if (age === null) return null;
  const index = Math.max(
    ageBands.findLastIndex((least) => least <= age),
    0,
  );
  const least = ageBands[index] ?? 0;
  const next = ageBands[index + 1];
  return next === undefined ? `${least}–` : `${least}–${next - 1}`;
}

/** Equal exactly for equal strata. */
export function stratumKey(stratum: Stratum): string {
  return JSON.stringify(DIMENSIONS.map((dimension) => stratum[dimension] ?? null));
}

export function orderRows(
  rows: readonly MeasureRow[],
  request: Pick<MeasureRequest, 'periods' | 'ageBands'>,
): readonly MeasureRow[] {
  const places = new Map(request.periods.map((period, index) => [periodKey(period), index]));
  // A period is usually the same object in many rows, and its key takes longer to write than to look up.
  const placesOfPeriods = new Map<Period, number>();
  const placeOf = ({ period }: MeasureRow) => {
    const known = placesOfPeriods.get(period);
    if (known !== undefined) return known;
    const place = places.get(periodKey(period)) ?? Number.POSITIVE_INFINITY;
    placesOfPeriods.set(period, place);
    return place;
  };
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b) || compareStrata(a.stratum, b.stratum));
}

function compareStrata(a: Stratum, b: Stratum): number {
  for (const dimension of DIMENSIONS) {
    const order = compareIn(dimension, a[dimension] ?? null, b[dimension] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIn(dimension: Dimension, a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (dimension === 'age-band') return Number.parseInt(a, 10) - Number.parseInt(b, 10);
  return compareCodePoints(a, b);
}

const BEYOND_UNITS = /[\u{D800}-\u{10FFFF}]/u;

/** By code points, as databases compare in the "C" collation; `<` compares UTF-16 units, which differs above U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  if (BEYOND_UNITS.test(a) || BEYOND_UNITS.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
