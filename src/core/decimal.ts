// Exact decimals as strings ("77.0"): what was delivered is kept to the digit, arithmetic is exact, rounding happens
// once and at the edge (statistics.md, Exactness). big.js does the arithmetic.
import Big from 'big.js';

declare const decimalBrand: unique symbol;
/** A plain decimal with point: "-12.50". No exponent, no thousands separator; trailing zeros are kept. */
export type Decimal = string & { readonly [decimalBrand]: true };

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Throws a RangeError on anything but a plain decimal: reading what people type is `readNumber`'s work. */
export function decimal(value: string | number): Decimal {
  const text = typeof value === 'number' ? new Big(value).toFixed() : value;
  if (!DECIMAL.test(text)) throw new RangeError(`Not a decimal: ${JSON.stringify(value)}`);
  return text as Decimal;
}

export function decimalsOf(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** −1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return new Big(a).cmp(new Big(b));
}

export function add(a: Decimal, b: Decimal): Decimal {
  return new Big(a).plus(b).toFixed() as Decimal;
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return new Big(a).minus(b).toFixed() as Decimal;
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return new Big(a).times(b).toFixed() as Decimal;
}

/** The quotient rounded half away from zero to `decimals` places. Throws a RangeError when `b` is zero. */
export function divide(a: Decimal, b: Decimal, decimals: number): Decimal {
  const divisor = new Big(b);
  if (divisor.eq(0)) throw new RangeError('Division by zero');
  const Exact = Big();
  Exact.DP = decimals;
  Exact.RM = Big.roundHalfUp;
  return new Exact(a).div(divisor).toFixed(decimals) as Decimal;
}

/** Rounded half away from zero, as people round by hand, and always with `decimals` places. */
export function round(value: Decimal, decimals: number): Decimal {
  const rounded = new Big(value).round(decimals, Big.roundHalfUp).toFixed(decimals);
  return (/^-0(\.0+)?$/.test(rounded) ? rounded.slice(1) : rounded) as Decimal;
}

export function absolute(value: Decimal): Decimal {
  return (value.startsWith('-') ? value.slice(1) : value) as Decimal;
}

export function isNegative(value: Decimal): boolean {
  return new Big(value).lt(0);
}
