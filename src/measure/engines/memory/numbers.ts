// Exact numbers of the reference engine: whole numbers of ten-thousandths. No rounding, no floating point.
import type { CareValue } from '../../contract.ts';
import { DECIMAL_PLACES } from '../../model/expression.ts';

export const SCALE = 10 ** DECIMAL_PLACES;

/** "52.5" and 52 as 525000n and 520000n; null for an empty cell. Throws a RangeError on more decimals than DECIMAL_PLACES. */
export function scaled(value: CareValue | undefined): bigint | null {
  if (value === null || value === undefined) return null;
  const match = /^(-?)(\d+)(?:\.(\d+?)0*)?$/.exec(String(value));
  const fraction = match?.[3] ?? '';
  if (match === null || fraction.length > DECIMAL_PLACES)
    throw new RangeError(`Not a number with at most ${DECIMAL_PLACES} decimals`);
  const digits = BigInt(`${match[2]}${fraction.padEnd(DECIMAL_PLACES, '0')}`);
  return match[1] === '-' ? -digits : digits;
}

export function scaledInteger(value: number | null): bigint | null {
  return value === null ? null : BigInt(value) * BigInt(SCALE);
}
