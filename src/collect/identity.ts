// Personal identity numbers in deliveries: found in any cell, heading, sheet name or file name, refused, and masked so
// that the number itself stands in no message, no preview and no log.
import { hasIdentityNumber } from '../core/identity-number.ts';

export const MASK = '•••';

/** A whole cell that is a decimal number ("72,8503124567"): its ten decimals are no identity number, by chance or not. */
const DECIMAL_CELL = /^\s*[-−–]?\d{1,5}[.,]\d+\s*%?\s*$/u;

/** True when the text holds a personal identity number or coordination number. */
export function hasIdentity(text: string): boolean {
  // Ten digits is the least: nearly every cell is told by its length alone.
  if (text.length < 10) return false;
  return hasIdentityNumber(text) && !DECIMAL_CELL.test(text);
}
