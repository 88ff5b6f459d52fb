// The value of a figure as it is printed, and its words. What is compared, subtracted and told is what is printed
// (language.md, Rounding), so that a reader who checks a sum with pen and paper gets the same answer.
// A printed value carries its own decimals ("77", "15.8", "99.97"). Not here: words of change, which analyse owns.
import type { Decimal } from './decimal.ts';
import { compare, decimalsOf, round, subtract } from './decimal.ts';
import type { Language } from './language.ts';
import type { MeasureKind, UnitId } from './measure.ts';
import { honestDecimals, writeLong, writeNumber, writeShort } from './numbers/write.ts';
import type { Outcome } from './observation.ts';
import { exactValue } from './observation.ts';

/** What printing needs to know of an indicator. */
export interface PrintStyle {
  readonly kind: MeasureKind;
  readonly unit: UnitId;
  readonly decimals: number;
}

/**
 * Rounded to the indicator's decimals, but never to more than were delivered: "27" from a source that prints whole per
 * cent does not become "27,0". Counts bear as many decimals as the indicator has. Null when missing.
 */
export function printedValue(outcome: Outcome, style: PrintStyle): Decimal | null {
  const exact = exactValue(outcome, style.kind);
  if (exact === null || outcome.kind === 'missing') return null;
  const isDelivered = exact === outcome.value;
  const decimals = isDelivered ? Math.min(style.decimals, decimalsOf(exact)) : style.decimals;
  return round(exact, honestDecimals(exact, { unit: style.unit, decimals, language: 'sv' }));
}

/**
 * The printed value with as many more decimals as are needed to see on which side of `limit` it lies: 89.6 against a
 * target of 90 is printed 89.6 and not 90. At most four more; closer than that is printed alike.
 */
export function printedBeside(outcome: Outcome, style: PrintStyle, limit: Decimal): Decimal | null {
  const exact = exactValue(outcome, style.kind);
  const printed = printedValue(outcome, style);
  if (exact === null || printed === null) return null;
  return roundBeside(exact, decimalsOf(printed), limit);
}

/** `value` rounded to `decimals`, or to up to four more where the rounding would hide the side of `limit`. */
export function roundBeside(value: Decimal, decimals: number, limit: Decimal): Decimal {
  for (let places = decimals; places < decimals + 4; places += 1) {
    const rounded = round(value, places);
    if (compare(rounded, limit) === compare(value, limit)) return rounded;
  }
  return round(value, decimals);
}

/** later − earlier with the decimals of the finer of the two: 28.0 − 20.0 is "8.0". */
export function printedDifference(later: Decimal, earlier: Decimal): Decimal {
  return round(subtract(later, earlier), Math.max(decimalsOf(later), decimalsOf(earlier)));
}

/** "77,6 %", "12 500", "0,36" – for tables and charts. */
export function printShort(printed: Decimal, unit: UnitId, language: Language): string {
  return writeShort(printed, { unit, decimals: decimalsOf(printed), language });
}

/** "77,6 procent", "12 500 kontakter", "0,36" – for running text. */
export function printLong(printed: Decimal, unit: UnitId, language: Language): string {
  return writeLong(printed, { unit, decimals: decimalsOf(printed), language });
}

/** "77,6" – where the unit is said elsewhere. */
export function printBare(printed: Decimal, language: Language): string {
  return writeNumber(printed, decimalsOf(printed), language);
}
